package canopy.subaccounts;

import canopy.directory.DirectoryQuery;
import canopy.directory.Sort;
import canopy.directory.Status;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.util.StringUtils;

/**
 * What a list's address means.
 *
 * @param problems what in the address means nothing; where there are any, the rest is not to be used
 * @param open branches that stand open in the tree
 */
record ListCriteria(DirectoryQuery query, boolean tree, Set<AccountId> open, List<Problem> problems) {

    /** Enough to open every branch that a person can look at; more is somebody trying. */
    private static final int MOST_OPEN = 500;

    /** What the form has a field for; the rest stands in the address alone. */
    private static final Set<String> FIELDS = Set.of("q", "level", "status", "branch", "attention");

    private static final int LONGEST_TEXT = 200;

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

    /**
     * One thing in the address that means nothing.
     *
     * @param field the parameter, which is also the name of the field in the form
     * @param code the message that says what is expected
     */
    record Problem(String field, String code) {

        /** The problem in the reader's words, for an error summary. */
        Explained in(MessageSource messages, Locale locale) {
            return new Explained(FIELDS.contains(field) ? field : null, messages.getMessage(code, null, locale));
        }
    }

    /** A problem in words; without a field where the form has none for it. */
    record Explained(@Nullable String field, String message) {}

    /** @param branchOf the branch of an account that the reader may see, for those who type an id for a branch */
    static ListCriteria of(ListAddress address, Function<AccountId, Optional<Dna>> branchOf) {
        List<Problem> problems = new ArrayList<>();
        if (address.q().length() > LONGEST_TEXT) {
            problems.add(new Problem("q", "subaccounts.problem.q"));
        }
        boolean tree = read("view", address.view(), ListCriteria::isTree, problems, false);
        boolean descending = address.sort().startsWith("-");
        DirectoryQuery query = new DirectoryQuery(
                address.q(),
                readOptional("level", address.level(), ListCriteria::level, problems),
                readOptional("status", address.status(), text -> word(Status.class, text), problems),
                readOptional("branch", address.branch(), text -> branch(text, branchOf), problems),
                read("attention", address.attention(), ListCriteria::yes, problems, false),
                read("sort", address.sort(), ListCriteria::column, problems, tree ? Sort.TREE : Sort.NAME),
                descending,
                read("page", address.page(), ListCriteria::page, problems, 1),
                read("size", address.size(), ListCriteria::size, problems, DirectoryQuery.SIZES.getFirst()));
        return new ListCriteria(
                query, tree, read("open", address.open(), ListCriteria::ids, problems, Set.of()), problems);
    }

    /** The id that was typed into the search box, where it can be one. */
    Optional<AccountId> id() {
        try {
            return Optional.of(AccountId.valueOf(query.text()));
        } catch (IllegalArgumentException words) {
            return Optional.empty();
        }
    }

    /** Whether the tree is to be walked from its top, and not to show what matches. */
    boolean isBrowsing() {
        return query.text().isEmpty() && query.level() == null && query.status() == null && !query.attention();
    }

    /** The branch to browse: the one asked for as far as it may be seen, or none. */
    Optional<Dna> branchWithin(Dna visible) {
        Dna asked = query.branch();
        if (asked == null || visible.isWithin(asked)) {
            return Optional.of(visible);
        }
        return Optional.of(asked).filter(branch -> branch.isWithin(visible));
    }

    private static <T> T read(
            String field, String text, Function<String, T> reading, List<Problem> problems, T otherwise) {
        T value = readOptional(field, text, reading, problems);
        return value == null ? otherwise : value;
    }

    private static <T> @Nullable T readOptional(
            String field, String text, Function<String, T> reading, List<Problem> problems) {
        if (!StringUtils.hasText(text)) {
            return null;
        }
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException meansNothing) {
            problems.add(new Problem(field, "subaccounts.problem." + field));
            return null;
        }
    }

    private static boolean isTree(String text) {
        return switch (text) {
            case "tree" -> true;
            case "list" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Dna branch(String text, Function<AccountId, Optional<Dna>> branchOf) {
        if (text.startsWith(".")) {
            return Dna.valueOf(text);
        }
        return branchOf.apply(AccountId.valueOf(text)).orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static boolean yes(String text) {
        if (text.equals("true") || text.equals("on")) {
            return true;
        }
        if (text.equals("false")) {
            return false;
        }
        throw new IllegalArgumentException(text);
    }

    private static Sort column(String text) {
        return word(Sort.class, text.startsWith("-") ? text.substring(1) : text);
    }

    private static Long level(String text) {
        return (long) whole(text, 0, 999_999);
    }

    private static int page(String text) {
        return whole(text, 1, 100_000_000);
    }

    private static int size(String text) {
        int size = whole(text, 1, 250);
        if (!DirectoryQuery.SIZES.contains(size)) {
            throw new IllegalArgumentException(text);
        }
        return size;
    }

    private static int whole(String text, int least, int most) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static <E extends Enum<E>> E word(Class<E> type, String text) {
        if (!text.equals(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(text);
        }
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }

    private static Set<AccountId> ids(String text) {
        List<AccountId> ids =
                Arrays.stream(text.split("\\.", -1)).map(AccountId::valueOf).toList();
        if (ids.size() > MOST_OPEN) {
            throw new IllegalArgumentException(text);
        }
        return new LinkedHashSet<>(ids);
    }
}
