package canopy.manage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an allow list becomes another in upstream's syntax (manage-api 8.3), where a string adds to the list, a leading minus
 * removes from it and {@code *} lifts it. The full new list would silently keep the old entries.
 *
 * @param first what the first call says, or null where it says nothing
 * @param then what a second call says, needed where entries come and go; never before the first, or the list could be
 *     empty in between, which means "unrestricted"
 */
record ListExpression(@Nullable String first, @Nullable String then) {

    private static final String UNRESTRICTED = "*";
    private static final Pattern ENTRY = Pattern.compile("[^\\s,\\p{Cc}-][^\\s,\\p{Cc}]*");
    private static final ListExpression NONE = new ListExpression(null, null);

    /**
     * Compares two lists as sets; an empty one is unrestricted.
     *
     * @throws IllegalArgumentException when an entry would change the meaning of the call, or when what the list is now is
     *     not known
     */
    static ListExpression between(@Nullable List<String> before, @Nullable List<String> after) {
        if (after == null) {
            return NONE;
        }
        Set<String> wanted = entries(after);
        wanted.forEach(ListExpression::check);
        if (before == null) {
            throw new IllegalArgumentException("A list cannot be changed while it is not known what is on it");
        }
        Set<String> present = entries(before);
        if (present.equals(wanted)) {
            return NONE;
        }
        if (wanted.isEmpty()) {
            return new ListExpression(UNRESTRICTED, null);
        }
        String gains = joined(wanted, present);
        String losses = joined(present, wanted);
        if (gains.isEmpty()) {
            return new ListExpression("-" + losses, null);
        }
        return new ListExpression(gains, losses.isEmpty() ? null : "-" + losses);
    }

    private static Set<String> entries(List<String> list) {
        Set<String> entries = new LinkedHashSet<>(list);
        entries.remove(UNRESTRICTED);
        return entries;
    }

    private static void check(String entry) {
        if (!ENTRY.matcher(entry).matches()) {
            throw new IllegalArgumentException(
                    "An entry of a list has no space or comma in it and does not start with a minus: " + entry);
        }
    }

    private static String joined(Set<String> of, Set<String> without) {
        return String.join(
                " ", of.stream().filter(entry -> !without.contains(entry)).toList());
    }
}
