package canopy.dashboard;

import canopy.manage.AccountInfo;
import canopy.manage.CreditCard;
import canopy.manage.Subaccount;
import canopy.manage.Subaccount.MoneyLimits;
import canopy.manage.Subaccount.RateLimits;
import canopy.manage.Usage;
import canopy.values.AccountId;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The owner's own account as {@code /dashboard/live} told it. What upstream did not say is null.
 *
 * @param day the upstream's day on which it was read: on any other, today's usage says nothing, and the month's neither
 *     in any other month
 * @param cards in the order in which upstream spends them: earliest expiry first
 */
record Live(
        AccountId id,
        @Nullable String name,
        UpstreamDay day,
        @Nullable Money balance,
        @Nullable List<CreditCard> cards,
        MoneyLimits limits,
        RateLimits rates,
        @Nullable Usage today,
        @Nullable Usage month) {

    private static final int MOST_CARDS = 500;
    private static final int LONGEST_TEXT = 200;

    static Live of(AccountInfo info, UpstreamDay day) {
        Subaccount account = info.account();
        return new Live(
                account.id(),
                Columns.start(account.profile().name(), LONGEST_TEXT),
                day,
                info.balance(),
                cards(account.funds().cards()),
                account.moneyLimits(),
                account.rateLimits(),
                info.today(),
                info.month());
    }

    /** Today's usage, seen from a day. */
    @Nullable
    Usage todayOn(UpstreamDay present) {
        return day.equals(present) ? today : null;
    }

    @Nullable
    Usage monthOn(UpstreamDay present) {
        return day.month().equals(present.month()) ? month : null;
    }

    private static @Nullable List<CreditCard> cards(@Nullable List<CreditCard> cards) {
        return cards == null
                ? null
                : cards.stream()
                        .sorted(Comparator.comparing(
                                CreditCard::expiresAt, Comparator.nullsLast(Comparator.naturalOrder())))
                        .limit(MOST_CARDS)
                        .map(card -> new CreditCard(
                                card.amount(),
                                card.balance(),
                                Columns.start(card.reference(), LONGEST_TEXT),
                                Columns.start(card.memo(), LONGEST_TEXT),
                                card.grantedAt(),
                                card.expiresAt()))
                        .toList();
    }
}
