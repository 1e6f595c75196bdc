package canopy.directory;

import canopy.values.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An account as it stands at a moment: its facts, its spend, and what follows from the two.
 *
 * @param nextExpiry milliseconds of the epoch, {@link Long#MAX_VALUE} for never
 * @param validUntil when the clock alone makes something of this wrong
 * @param balanceUnits the balance in {@link Units}; likewise what was spent this month
 */
record Entry(
        Facts facts,
        @Nullable Money spentToday,
        @Nullable Money spentMonth,
        @Nullable Money balance,
        long nextExpiry,
        Set<Attention> attention,
        long validUntil,
        long balanceUnits,
        long spentUnits) {

    static final Duration EXPIRES_SOON = Duration.ofDays(14);
    private static final BigDecimal NEAR = new BigDecimal("0.9");
    private static final Map<Set<Attention>, Set<Attention>> SHARED = new ConcurrentHashMap<>();

    static Entry of(
            Facts facts, @Nullable Money spentToday, @Nullable Money spentMonth, long millis, Money lowBalance) {
        Cards cards = facts.cards();
        Money balance = cards == null ? null : cards.balanceAt(millis);
        long expiry = cards == null ? Long.MAX_VALUE : cards.nextExpiryAt(millis);
        EnumSet<Attention> attention = EnumSet.noneOf(Attention.class);
        against(facts.dailyLimit(), spentToday, Attention.NEAR_DAILY_LIMIT, Attention.OVER_DAILY_LIMIT, attention);
        against(facts.hardLimit(), spentMonth, Attention.NEAR_HARD_LIMIT, Attention.OVER_HARD_LIMIT, attention);
        if (balance != null && balance.compareTo(lowBalance) < 0) {
            attention.add(Attention.LOW_BALANCE);
        }
        if (expiry != Long.MAX_VALUE && expiry - EXPIRES_SOON.toMillis() <= millis) {
            attention.add(Attention.CREDIT_EXPIRING);
        }
        if (facts.status() == Status.SUSPENDED) {
            attention.add(Attention.SUSPENDED);
        }
        long validUntil = cards == null ? Long.MAX_VALUE : cards.changesAfter(millis, EXPIRES_SOON.toMillis());
        return new Entry(
                facts,
                spentToday,
                spentMonth,
                balance,
                expiry,
                shared(attention),
                validUntil,
                Units.of(balance),
                Units.of(spentMonth));
    }

    long id() {
        return facts.id();
    }

    boolean needsAttention() {
        return !attention.isEmpty();
    }

    private static void against(
            @Nullable Money limit, @Nullable Money spent, Attention near, Attention over, Set<Attention> attention) {
        if (limit == null || spent == null) {
            return;
        }
        if (spent.compareTo(limit) >= 0) {
            attention.add(over);
        } else if (spent.compareTo(limit.times(NEAR)) >= 0) {
            attention.add(near);
        }
    }

    /** There are few different sets and many accounts. */
    private static Set<Attention> shared(EnumSet<Attention> attention) {
        return attention.isEmpty() ? Set.of() : SHARED.computeIfAbsent(attention, Collections::unmodifiableSet);
    }
}
