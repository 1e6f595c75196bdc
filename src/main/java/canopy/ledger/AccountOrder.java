package canopy.ledger;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What accounts of a bill are sorted by. What is not available stands last either way; equals stand by id. */
public enum AccountOrder {
    COST,
    REQUESTS,
    PROMPT,
    COMPLETION,
    IMAGES,
    CACHE_WRITES,
    CACHE_READS,
    NAME,
    ID;

    Comparator<AccountLine> comparator(boolean descending) {
        return switch (this) {
            case COST -> by(line -> line.figures().cost(), descending);
            case REQUESTS -> by(line -> line.figures().requests(), descending);
            case PROMPT -> by(line -> line.figures().prompt(), descending);
            case COMPLETION -> by(line -> line.figures().completion(), descending);
            case IMAGES -> by(line -> line.figures().images(), descending);
            case CACHE_WRITES -> by(line -> line.figures().cacheWrites(), descending);
            case CACHE_READS -> by(line -> line.figures().cacheReads(), descending);
            case NAME -> by(AccountOrder::folded, descending);
            case ID -> by(AccountLine::id, descending);
        };
    }

    private static @Nullable String folded(AccountLine line) {
        return line.name() == null ? null : line.name().toLowerCase(Locale.ROOT);
    }

    private static <T extends Comparable<T>> Comparator<AccountLine> by(
            Function<AccountLine, @Nullable T> key, boolean descending) {
        return (one, other) -> {
            T first = key.apply(one);
            T second = key.apply(other);
            int order = first == null || second == null
                    ? Boolean.compare(first == null, second == null)
                    : descending ? second.compareTo(first) : first.compareTo(second);
            return order != 0 ? order : one.id().compareTo(other.id());
        };
    }
}
