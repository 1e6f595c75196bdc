package canopy.billing;

import canopy.ledger.AccountLine;
import canopy.ledger.Ledger;
import canopy.ledger.ModelLine;
import canopy.ledger.Span;
import canopy.values.Money;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds what moved most between two periods: accounts or models, by how much more or less they cost. */
final class Movers {

    private static final Comparator<Moved> LARGEST_FIRST = Comparator.comparing(Moved::size)
            .reversed()
            .thenComparing(Moved::name)
            .thenComparing(Moved::key);

    private Movers() {}

    /**
     * What something cost in two periods. What was not used in a period cost nothing in it.
     *
     * @param key the account's id, or the model's name
     * @param placed whether it has a bill of its own to go to
     * @param before null where the cost is not available; likewise the other
     */
    record Moved(
            String key,
            String name,
            boolean placed,
            @Nullable Money before,
            @Nullable Money now) {

        @Nullable
        Money difference() {
            return before == null || now == null ? null : now.minus(before);
        }

        /** What is not known stands behind all that is. */
        private BigDecimal size() {
            Money difference = difference();
            return difference == null
                    ? BigDecimal.ONE.negate()
                    : difference.amount().abs();
        }
    }

    static List<Moved> accounts(Ledger ledger, Scope scope, Span before, Span now) {
        Map<Long, Moved> moved = new HashMap<>();
        ledger.eachAccount(
                now,
                scope.branch(),
                line -> moved.put(
                        line.id().value(),
                        account(line, Money.ZERO, line.figures().cost())));
        ledger.eachAccount(before, scope.branch(), line -> {
            Moved there = moved.get(line.id().value());
            moved.put(
                    line.id().value(),
                    there == null
                            ? account(line, line.figures().cost(), Money.ZERO)
                            : new Moved(
                                    there.key(),
                                    there.name(),
                                    there.placed(),
                                    line.figures().cost(),
                                    there.now()));
        });
        return moved.values().stream().sorted(LARGEST_FIRST).toList();
    }

    static List<Moved> models(List<ModelLine> before, List<ModelLine> now) {
        Map<String, Moved> moved = new HashMap<>();
        now.forEach(line ->
                moved.put(line.model(), model(line, Money.ZERO, line.figures().cost())));
        before.forEach(line -> {
            Moved there = moved.get(line.model());
            moved.put(line.model(), model(line, line.figures().cost(), there == null ? Money.ZERO : there.now()));
        });
        return moved.values().stream().sorted(LARGEST_FIRST).toList();
    }

    private static Moved account(AccountLine line, @Nullable Money before, @Nullable Money now) {
        String id = line.id().toString();
        return new Moved(id, Objects.requireNonNullElse(line.name(), id), line.placed(), before, now);
    }

    private static Moved model(ModelLine line, @Nullable Money before, @Nullable Money now) {
        return new Moved(line.model(), line.model(), true, before, now);
    }
}
