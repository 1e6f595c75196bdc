package canopy.ledger;

import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What upstream answers about a branch, held against our own sums: whether the branch's head is in the answer is not
 * documented.
 *
 * @param ours the branch as its accounts add up, its head among them
 * @param head the head alone
 */
record BranchAnswer(Map<UpstreamDay, DayBill> days, BillDays ours, BillDays head) {

    /** Whether no other account of the branch used anything. */
    static boolean isHeadAlone(BillDays ours, BillDays head) {
        return head.known().equals(ours.known());
    }

    /** Whether a closed day shows if the head is in it: one on which the head used something. */
    boolean shows() {
        return head.days().stream().anyMatch(line -> line.state() == DayState.CLOSED && isUsed(line));
    }

    /** By how much closed days differ from our sums in all. */
    Money off() {
        return ours.days().stream()
                .filter(line -> line.state() == DayState.CLOSED)
                .map(this::off)
                .filter(Objects::nonNull)
                .reduce(Money.ZERO, Money::plus);
    }

    @Nullable
    Money off(UpstreamDay day) {
        return ours.days().stream()
                .filter(line -> line.day().equals(day))
                .findFirst()
                .map(this::off)
                .orElse(null);
    }

    /** Whether an open day comes to less than we knew before upstream was asked: use grows, so the head is left out. */
    boolean isBehind() {
        return ours.days().stream()
                .filter(line -> line.state() == DayState.OPEN)
                .anyMatch(line -> {
                    DayBill bill = days.get(line.day());
                    Money cost = bill == null ? null : bill.total().cost();
                    Money known = line.figures() == null ? null : line.figures().cost();
                    return off(line) != null && cost != null && known != null && cost.compareTo(known) < 0;
                });
    }

    /** What the head used on an open day. */
    @Nullable
    Money headOn(UpstreamDay day) {
        return head.days().stream()
                .filter(line -> line.day().equals(day) && line.state() == DayState.OPEN && isUsed(line))
                .map(line -> Objects.requireNonNull(line.figures()).cost())
                .findFirst()
                .orElse(null);
    }

    static boolean isUsed(DayLine line) {
        Money cost = line.figures() == null ? null : line.figures().cost();
        return cost != null && cost.isPositive();
    }

    private @Nullable Money off(DayLine line) {
        DayBill bill = days.get(line.day());
        Money known = line.figures() == null ? null : line.figures().cost();
        return bill == null || known == null ? null : DayBill.difference(known, List.of(bill.total()));
    }
}
