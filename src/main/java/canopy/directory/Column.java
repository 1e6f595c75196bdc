package canopy.directory;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What the accounts of a roster are compared by, column by column; values of one column are of one type. */
record Column(Roster roster, Sort sort) {

    /** By value, those without one last, equal ones by id. */
    Comparator<Integer> comparator() {
        return (a, b) -> {
            int difference = compare(value(a), value(b));
            return difference != 0
                    ? difference
                    : Long.compare(roster.entry(a).id(), roster.entry(b).id());
        };
    }

    boolean isSame(int a, int b) {
        return compare(value(a), value(b)) == 0;
    }

    @Nullable
    Comparable<?> value(int position) {
        Entry entry = roster.entry(position);
        Facts facts = entry.facts();
        return switch (sort) {
            case TREE -> position;
            case ID -> facts.id();
            case NAME -> folded(facts.name());
            case ALIAS -> folded(facts.alias());
            case EMAIL -> folded(facts.email());
            case LEVEL -> facts.level();
            case STATUS -> (long) facts.status().compareTo(Status.ENABLED);
            case BALANCE -> entry.balance() == null ? null : entry.balance().amount();
            case SPENT -> entry.spentMonth() == null ? null : entry.spentMonth().amount();
            case SPENT_TODAY ->
                entry.spentToday() == null ? null : entry.spentToday().amount();
            case LIMIT -> share(entry);
            case CHILDREN -> (long) roster.tree().children(position);
            case EXPIRY -> entry.nextExpiry() == Long.MAX_VALUE ? null : entry.nextExpiry();
        };
    }

    @SuppressWarnings("unchecked")
    static int compare(@Nullable Comparable<?> a, @Nullable Comparable<?> b) {
        if (a == null || b == null) {
            return Boolean.compare(a == null, b == null);
        }
        return ((Comparable<Object>) a).compareTo(b);
    }

    private static @Nullable BigDecimal share(Entry entry) {
        return entry.facts().hardLimit() == null || entry.spentMonth() == null
                ? null
                : entry.spentMonth().amount().divide(entry.facts().hardLimit().amount(), MathContext.DECIMAL64);
    }

    private static @Nullable String folded(@Nullable String text) {
        return text == null || text.isBlank() ? null : Folding.fold(text);
    }
}
