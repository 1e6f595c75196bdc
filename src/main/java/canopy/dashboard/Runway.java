package canopy.dashboard;

import canopy.manage.CreditCard;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long it lasts at the pace of the last days. The pace is a range: the least and the most of what was spent a day on
 * average over the last 3, 7 and 14 closed days.
 *
 * @param slow US dollars a day, at the least
 * @param fast US dollars a day, at the most
 * @param credit when the credit ends; null where that cannot be told
 * @param month when the monthly limit is reached; null where there is none, or that cannot be told
 */
record Runway(
        Money slow,
        Money fast,
        @Nullable End credit,
        @Nullable End month) {

    /** So many closed days tell a pace; of fewer nothing is said. */
    static final int LEAST_DAYS = 5;

    static final int DAYS = 14;

    private static final List<Integer> WINDOWS = List.of(3, 7, DAYS);
    private static final int HORIZON = 365;
    private static final BigDecimal DAY = BigDecimal.valueOf(Duration.ofDays(1).toSeconds());

    /**
     * A day, as a range.
     *
     * @param earliest null where it does not come to an end, even at the fast pace, within the year or the month
     * @param latest null where it does not at the slow pace
     */
    record End(@Nullable UpstreamDay earliest, @Nullable UpstreamDay latest) {

        public boolean isNever() {
            return earliest == null;
        }

        public boolean isOneDay() {
            return earliest != null && earliest.equals(latest);
        }

        public boolean isOpen() {
            return earliest != null && latest == null;
        }
    }

    /**
     * What there is to spend.
     *
     * @param spentMonth what counts against the monthly limit already
     */
    record Means(
            @Nullable List<CreditCard> cards,
            @Nullable Money hardLimit,
            @Nullable Money spentMonth) {}

    /**
     * @param spent on each of the last closed days, the latest last; null is not known
     * @param today on which it is now
     * @return null where too few of the days are known, or nothing was spent
     */
    static @Nullable Runway of(List<? extends @Nullable Money> spent, Means means, UpstreamDay today, Instant now) {
        // What is not known may have been anything: only the unbroken run up to yesterday counts.
        List<BigDecimal> days = new ArrayList<>();
        for (int i = spent.size() - 1; i >= 0 && days.size() < DAYS; i--) {
            Money day = spent.get(i);
            if (day == null) {
                break;
            }
            days.add(day.amount().max(BigDecimal.ZERO));
        }
        if (days.size() < LEAST_DAYS) {
            return null;
        }
        List<BigDecimal> paces = WINDOWS.stream()
                .filter(window -> window <= days.size())
                .map(window -> average(days.subList(0, window)))
                .toList();
        BigDecimal all = average(days);
        BigDecimal slow = Collections.min(paces).min(all);
        BigDecimal fast = Collections.max(paces).max(all);
        if (fast.signum() == 0) {
            return null;
        }
        return new Runway(
                new Money(slow),
                new Money(fast),
                credit(means.cards, slow, fast, today, now),
                month(means, slow, fast, today));
    }

    private static BigDecimal average(List<BigDecimal> days) {
        return days.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(days.size()), MathContext.DECIMAL64);
    }

    private static @Nullable End credit(
            @Nullable List<CreditCard> cards, BigDecimal slow, BigDecimal fast, UpstreamDay today, Instant now) {
        if (cards == null || cards.stream().anyMatch(card -> card.balance() == null)) {
            return null;
        }
        return new End(after(lasts(cards, fast, now), today), after(lasts(cards, slow, now), today));
    }

    /**
     * For how many days cards last at a pace: the one that expires first is spent first, and what is left on it at its
     * expiry is lost.
     *
     * @return null for more than a year
     */
    static @Nullable BigDecimal lasts(List<CreditCard> cards, BigDecimal pace, Instant now) {
        BigDecimal horizon = BigDecimal.valueOf(HORIZON);
        BigDecimal reached = BigDecimal.ZERO;
        List<CreditCard> inOrder = cards.stream()
                .filter(card -> card.isSpendable(now))
                .sorted(Comparator.comparing(CreditCard::expiresAt, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        for (CreditCard card : inOrder) {
            BigDecimal expiry = card.expiresAt() == null ? horizon : days(now, card.expiresAt());
            BigDecimal left = Objects.requireNonNull(card.balance()).amount();
            if (expiry.compareTo(reached) > 0) {
                BigDecimal possible = pace.multiply(expiry.subtract(reached));
                reached = possible.compareTo(left) >= 0 && pace.signum() > 0
                        ? reached.add(left.divide(pace, MathContext.DECIMAL64))
                        : expiry;
            }
            if (reached.compareTo(horizon) >= 0) {
                return null;
            }
        }
        return reached;
    }

    private static @Nullable End month(Means means, BigDecimal slow, BigDecimal fast, UpstreamDay today) {
        if (means.hardLimit == null || !means.hardLimit.isPositive() || means.spentMonth == null) {
            return null;
        }
        BigDecimal left =
                means.hardLimit.amount().subtract(means.spentMonth.amount()).max(BigDecimal.ZERO);
        return new End(inMonth(left, fast, today), inMonth(left, slow, today));
    }

    private static @Nullable UpstreamDay inMonth(BigDecimal left, BigDecimal pace, UpstreamDay today) {
        int rest = today.month().lengthOfMonth() - today.date().getDayOfMonth();
        return IntStream.rangeClosed(0, rest)
                .filter(day -> pace.multiply(BigDecimal.valueOf(day)).compareTo(left) >= 0)
                .mapToObj(today::plusDays)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable UpstreamDay after(@Nullable BigDecimal days, UpstreamDay today) {
        return days == null ? null : today.plusDays(days.longValue());
    }

    private static BigDecimal days(Instant from, Instant to) {
        // A card may expire in the year 292,277,026.
        long seconds = Stream.of(
                        to.getEpochSecond() - from.getEpochSecond(),
                        Duration.ofDays(HORIZON).toSeconds())
                .min(Long::compare)
                .orElseThrow();
        return BigDecimal.valueOf(seconds).divide(DAY, MathContext.DECIMAL64);
    }
}
