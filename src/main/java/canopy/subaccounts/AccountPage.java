package canopy.subaccounts;

import canopy.directory.Found;
import canopy.directory.History;
import canopy.directory.MirrorState;
import canopy.directory.MirroredAccount;
import canopy.directory.Row;
import canopy.manage.CreditCard;
import canopy.manage.Subaccount;
import canopy.manage.Unlimited;
import canopy.people.Right;
import canopy.people.Viewer;
import canopy.values.AccountId;
import canopy.values.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of one account.
 *
 * @param children the first accounts directly below it
 * @param history what changed, newest first
 * @param mirror how far all of this can be trusted
 * @param reading whether what is shown was looked up for this page
 * @param unsettled the accounts with a change that has no confirmed outcome
 * @param open the change that locks this account; null when none does
 * @param curve what it spent on each of the last thirty days that are over
 */
record AccountPage(
        MirroredAccount found,
        Found children,
        History history,
        Reading reading,
        MirrorState mirror,
        Viewer viewer,
        Instant now,
        Set<AccountId> unsettled,
        @Nullable OpenChange open,
        List<@Nullable Money> curve) {

    static final int CHILDREN_AT_ONCE = 50;

    /** A look at the same account within this time would tell nothing new, and looks can cost money. */
    private static final Duration FRESH_ENOUGH = Duration.ofSeconds(30);

    private static final Duration SOON = Duration.ofDays(14);

    enum Reading {
        /** As it was last read, which may be a while ago. */
        AS_KEPT,
        /** Read just now. */
        FRESH,
        /** Upstream was asked, or should have been, and did not answer; shown as kept. */
        NOT_READ
    }

    /** A sum of money with the parent's cap, and what is spent of it where something counts against it. */
    record MoneyLimit(
            String field,
            @Nullable Money value,
            @Nullable Money spent,
            boolean counts,
            @Nullable Money parent) {}

    /** Requests or tokens per minute, hour and day, and the parent's. */
    record Rate(String field, List<@Nullable Long> own, List<@Nullable Long> parent) {}

    /** A model's own limits, in the order of {@link #rateFields()}. */
    record ModelLimit(String model, List<@Nullable Long> values) {}

    /** An allow list: null is not available, empty is everything. */
    record AllowList(String field, @Nullable List<String> entries) {}

    /** A credit card, what can be done with it now, and whether upstream spends it next. */
    record Card(CreditCard card, CardState state, boolean next) {}

    enum CardState {
        SPENDABLE,
        EXPIRES_SOON,
        EXPIRED,
        EMPTY,
        UNKNOWN
    }

    /**
     * A change without a confirmed outcome.
     *
     * @param href its page; null where the reader may not see it
     */
    record OpenChange(@Nullable String href) {}

    static boolean isDue(MirroredAccount account, Instant now) {
        return account.readAt().plus(FRESH_ENOUGH).isBefore(now) && !account.isGone();
    }

    /** Whether the browser should ask for a fresh look. */
    public boolean asksForFresh() {
        return reading == Reading.AS_KEPT && isDue(found, now);
    }

    public boolean notRead() {
        return reading == Reading.NOT_READ;
    }

    public boolean mayFund() {
        return may(Right.FUND);
    }

    public boolean maySuspend() {
        return may(Right.SUSPEND);
    }

    public boolean isSuspended() {
        return Boolean.TRUE.equals(account().state().suspended());
    }

    public boolean mayDelete() {
        return may(Right.DELETE);
    }

    /** Whether the viewer, who changes others, may only see this one. */
    public boolean isHeadOnly() {
        return viewer.may(Right.EDIT_LIMITS) && !viewer.mayChange(row().branch());
    }

    public boolean mayBill() {
        return viewer.may(Right.VIEW_BILLS);
    }

    public String title() {
        String name = row().name();
        return name == null ? row().id().toString() : name;
    }

    /** The whole branch as a tree of its own. */
    public String branchHref() {
        return ListLinks.branchAsTree(row().branch());
    }

    /** The support QR code's address where it can be followed; it is never loaded by the page. */
    public @Nullable String qrLink() {
        String address = account().profile().qrCode();
        return address != null && address.startsWith("https://") ? address : null;
    }

    /** How many children it may have; null when that is not known or as good as unlimited. */
    public @Nullable Long childLimit() {
        Long limit = account().family().childLimit();
        return limit == null || Unlimited.children(limit) ? null : limit;
    }

    public boolean mayEdit() {
        return may(Right.EDIT_LIMITS);
    }

    /** Whether a new account can be made with the settings of this one. */
    public boolean mayCopy() {
        return viewer.may(Right.CREATE);
    }

    public @Nullable BigDecimal parentRates() {
        return found.parent() == null ? null : found.parent().funds().rates();
    }

    public Row row() {
        return found.row();
    }

    public Subaccount account() {
        return found.account();
    }

    /** The cards, in the order in which upstream spends them; null when it did not send any. */
    public @Nullable List<Card> cards() {
        List<CreditCard> cards = account().funds().cards();
        if (cards == null) {
            return null;
        }
        List<CreditCard> inOrder = cards.stream()
                .sorted(Comparator.comparing(CreditCard::expiresAt, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        List<Card> lines = new ArrayList<>();
        boolean nextFound = false;
        for (CreditCard card : inOrder) {
            boolean next = !nextFound && card.isSpendable(now);
            nextFound |= next;
            lines.add(new Card(card, stateOf(card), next));
        }
        return lines;
    }

    public List<MoneyLimit> moneyLimits() {
        Subaccount.MoneyLimits own = account().moneyLimits();
        return List.of(
                new MoneyLimit("daily", own.daily(), row().spentToday(), true, cap(limits -> limits.daily())),
                new MoneyLimit("hard", own.hard(), row().spentMonth(), true, cap(limits -> limits.hard())),
                new MoneyLimit("soft", own.soft(), row().spentMonth(), true, null),
                new MoneyLimit("autoQuota", own.autoQuota(), null, false, null));
    }

    public List<Rate> rates() {
        Subaccount.RateLimits own = account().rateLimits();
        Subaccount.RateLimits parent = found.parent() == null
                ? Subaccount.RateLimits.NONE
                : found.parent().rateLimits();
        return List.of(
                new Rate("requests", values(own).subList(0, 3), values(parent).subList(0, 3)),
                new Rate("tokens", values(own).subList(3, 6), values(parent).subList(3, 6)));
    }

    public List<String> rateFields() {
        return List.of("rpm", "rph", "rpd", "tpm", "tph", "tpd");
    }

    public List<ModelLimit> modelLimits() {
        Map<String, Subaccount.RateLimits> limits = account().models().limits();
        return limits == null
                ? List.of()
                : limits.entrySet().stream()
                        .map(limit -> new ModelLimit(limit.getKey(), values(limit.getValue())))
                        .toList();
    }

    public List<AllowList> allowLists() {
        Subaccount.Access access = account().access();
        return List.of(
                new AllowList("allowModels", access.models()),
                new AllowList("allowIPs", access.ips()),
                new AllowList("resources", access.resources()),
                new AllowList("allowLevels", access.levels()));
    }

    private boolean may(Right right) {
        return viewer.may(right) && viewer.mayChange(row().branch()) && !found.isGone();
    }

    private static List<@Nullable Long> values(Subaccount.RateLimits limits) {
        return Arrays.asList(limits.rpm(), limits.rph(), limits.rpd(), limits.tpm(), limits.tph(), limits.tpd());
    }

    private @Nullable Money cap(Function<Subaccount.MoneyLimits, @Nullable Money> limit) {
        Money cap = found.parent() == null ? null : limit.apply(found.parent().moneyLimits());
        // A parent's 0 is "none", which bounds nothing.
        return cap == null || cap.isZero() ? null : cap;
    }

    private CardState stateOf(CreditCard card) {
        if (card.balance() == null) {
            return CardState.UNKNOWN;
        }
        if (!card.balance().isPositive()) {
            return CardState.EMPTY;
        }
        Instant expiry = card.expiresAt();
        if (expiry == null || expiry.isAfter(now.plus(SOON))) {
            return CardState.SPENDABLE;
        }
        return expiry.isAfter(now) ? CardState.EXPIRES_SOON : CardState.EXPIRED;
    }
}
