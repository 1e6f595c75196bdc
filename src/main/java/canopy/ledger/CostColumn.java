package canopy.ledger;

import canopy.values.Money;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each account was charged on one day, to the last digit, in sixteen bytes an account: whole numbers of the smallest
 * part of a dollar that the day needs, and the few amounts apart that no such number can hold.
 */
final class CostColumn {

    /** Stands for an amount that is not available. */
    private static final long NONE = Long.MIN_VALUE;

    /** Stands for an amount that is kept apart. */
    private static final long APART = Long.MIN_VALUE + 1;

    /** A thousandth of a millionth of a dollar: what upstream bills in, and then some. */
    private static final int MOST_DECIMALS = 9;

    private final long[] accounts;
    private final long[] amounts;
    private final int decimals;
    private final Map<Long, Money> apart;

    private CostColumn(long[] accounts, long[] amounts, int decimals, Map<Long, Money> apart) {
        this.accounts = accounts;
        this.amounts = amounts;
        this.decimals = decimals;
        this.apart = apart;
    }

    /** @param costs of the accounts, in the same order; null is not available */
    static CostColumn of(long[] accounts, @Nullable Money[] costs) {
        int decimals = Arrays.stream(costs)
                .mapToInt(cost ->
                        cost == null ? 0 : Math.min(MOST_DECIMALS, cost.amount().scale()))
                .max()
                .orElse(0);
        long[] amounts = new long[costs.length];
        Map<Long, Money> apart = new HashMap<>();
        for (int i = 0; i < costs.length; i++) {
            Money cost = costs[i];
            amounts[i] = cost == null ? NONE : whole(cost.amount(), decimals);
            if (cost != null && amounts[i] == APART) {
                apart.put(accounts[i], cost);
            }
        }
        return new CostColumn(accounts, amounts, decimals, apart);
    }

    /** @param orElse what an account is said to have been charged that the day does not name */
    @Nullable
    Money of(long account, @Nullable Money orElse) {
        int at = Arrays.binarySearch(accounts, account);
        if (at < 0) {
            return orElse;
        }
        long amount = amounts[at];
        if (amount == NONE) {
            return null;
        }
        return amount == APART ? apart.get(account) : money(amount);
    }

    /** Without the zeros at its end, which a number of the processor loses far faster than a decimal does. */
    private Money money(long amount) {
        if (amount == 0) {
            return Money.ZERO;
        }
        long whole = amount;
        int scale = decimals;
        while (scale > 0 && whole % 10 == 0) {
            whole /= 10;
            scale--;
        }
        return new Money(BigDecimal.valueOf(whole, scale));
    }

    private static long whole(BigDecimal amount, int decimals) {
        if (amount.scale() > decimals || amount.precision() - amount.scale() + decimals > 18) {
            return APART;
        }
        return amount.setScale(decimals).unscaledValue().longValueExact();
    }
}
