package canopy.funding;

import canopy.manage.CreditCard;
import canopy.manage.LogEntry;
import canopy.values.AccountId;
import canopy.values.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** An upstream of one account and the other side of its money, which may keep memos or a log or neither. */
final class History {

    enum Memos {
        KEPT,
        /** Cards have a memo, and it is always empty. */
        EMPTY,
        /** Cards have none. */
        ABSENT
    }

    enum Log {
        /** The whole request. */
        FULL,
        /** A sentence with the amount. */
        TEXT,
        /** Nothing of what was moved. */
        OPAQUE,
        HIDDEN
    }

    static final AccountId CHILD = new AccountId(7);
    static final AccountId PAYER = new AccountId(4);
    static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private static final int MOST_CARDS = 12;

    final Memos memos;
    final Log log;
    final boolean countsSpending;
    final boolean dropsEmpty;
    private final Random random;
    private final List<CreditCard> cards = new ArrayList<>();
    private final List<CreditCard> payersCards = new ArrayList<>();
    private final List<LogEntry> entries = new ArrayList<>();
    private BigDecimal rates;
    private Money used = Money.ZERO;
    private Instant now = START;

    History(Random random) {
        this.random = random;
        memos = Memos.values()[random.nextInt(Memos.values().length)];
        log = Log.values()[random.nextInt(Log.values().length)];
        countsSpending = random.nextInt(4) > 0;
        dropsEmpty = random.nextInt(3) == 0;
        rates = random.nextBoolean() ? BigDecimal.ONE : new BigDecimal("1.25");
        payersCards.add(card(Money.of("10000"), "Recharge", "", START.plus(Duration.ofDays(300))));
        note("login", "");
        for (int i = random.nextInt(14); i > 0; i--) {
            topUp(amount(), "");
        }
    }

    void pass() {
        now = now.plusSeconds(1 + random.nextInt(40));
    }

    void topUp(Money amount, String memo) {
        payersCards.set(0, less(payersCards.getFirst(), worth(amount)));
        cards.add(card(amount, "Recharge", memo, now.plus(Duration.ofDays(1 + random.nextInt(300)))));
        merge();
        note("recharge_user", told(amount, memo));
    }

    /** False when there is too little. */
    boolean clawBack(Money amount, String memo) {
        if (balance().compareTo(amount) < 0) {
            return false;
        }
        take(amount, List.copyOf(cards));
        payersCards.addFirst(card(worth(amount), "Refund", memo, now.plus(Duration.ofDays(300))));
        dropEmpty();
        note("recharge_user", told(Money.ZERO.minus(amount), memo));
        return true;
    }

    void spend(Money wish) {
        Money amount = wish.compareTo(balance()) < 0 ? wish : balance();
        take(
                amount,
                cards.stream()
                        .sorted(Comparator.comparing(CreditCard::expiresAt))
                        .toList());
        used = used.plus(amount);
        dropEmpty();
    }

    void changeRates() {
        BigDecimal next = rates.compareTo(BigDecimal.ONE) == 0 ? new BigDecimal("2") : BigDecimal.ONE;
        BigDecimal before = rates;
        cards.replaceAll(card -> new CreditCard(
                scaled(card.amount(), next, before),
                scaled(card.balance(), next, before),
                card.reference(),
                card.memo(),
                card.grantedAt(),
                card.expiresAt()));
        rates = next;
        note("update_user", "Rates");
    }

    /** An amount of few that are likely to coincide. */
    Money amount() {
        return Money.of(List.of("10", "20", "50", "0.5").get(random.nextInt(4)));
    }

    Money balance() {
        return Side.spendable(cards, now);
    }

    Money worth(Money amount) {
        return scaled(amount, BigDecimal.ONE, rates);
    }

    Instant now() {
        return now;
    }

    Side child() {
        return new Side(CHILD, false, rates, balance(), countsSpending ? used : null, List.copyOf(cards));
    }

    Side payer() {
        return new Side(PAYER, true, BigDecimal.ONE, Side.spendable(payersCards, now), null, List.copyOf(payersCards));
    }

    long lastOperation() {
        return entries.size();
    }

    Noted noted(Money signed, String reference, long after) {
        return log == Log.HIDDEN
                ? Noted.NOTHING_SHOWN
                : Noted.of(entries.stream().filter(entry -> entry.id() > after).toList(), signed.amount(), reference);
    }

    private String told(Money amount, String memo) {
        return switch (log) {
            case FULL -> "{\"CreditGranted\":" + amount + ",\"Days\":30,\"Memo\":\"" + memo + "\"}";
            case TEXT -> "Recharged child-1 by " + amount + " USD";
            case OPAQUE, HIDDEN -> "Recharged";
        };
    }

    private void note(String action, String details) {
        entries.add(
                new LogEntry(entries.size() + 1L, action, 4L, 7L, "success", "beta", "child-1", null, details, now));
    }

    private CreditCard card(Money amount, String reference, String memo, Instant expiry) {
        return new CreditCard(
                amount,
                amount,
                reference,
                switch (memos) {
                    case KEPT -> memo;
                    case EMPTY -> "";
                    case ABSENT -> null;
                },
                now,
                expiry);
    }

    private void take(Money amount, List<CreditCard> order) {
        Money due = amount;
        for (CreditCard card : order) {
            if (due.isPositive() && card.isSpendable(now)) {
                Money part = due.compareTo(card.balance()) < 0 ? due : card.balance();
                cards.set(cards.indexOf(card), less(card, part));
                due = due.minus(part);
            }
        }
    }

    private static CreditCard less(CreditCard card, Money part) {
        return new CreditCard(
                card.amount(),
                card.balance().minus(part),
                card.reference(),
                card.memo(),
                card.grantedAt(),
                card.expiresAt());
    }

    private void dropEmpty() {
        if (dropsEmpty) {
            cards.removeIf(card -> card.balance().isZero());
        }
    }

    private void merge() {
        while (cards.size() > MOST_CARDS) {
            CreditCard one = cards.remove(cards.size() - 1);
            CreditCard other = cards.remove(cards.size() - 1);
            String memo = memos == Memos.ABSENT ? null : one.memo() + other.memo();
            if (memo != null && random.nextInt(3) == 0) {
                memo = "";
            }
            cards.add(new CreditCard(
                    one.amount().plus(other.amount()),
                    one.balance().plus(other.balance()),
                    "Merged",
                    memo,
                    other.grantedAt(),
                    one.expiresAt().isAfter(other.expiresAt()) ? one.expiresAt() : other.expiresAt()));
        }
    }

    private static Money scaled(Money amount, BigDecimal multiplier, BigDecimal divisor) {
        return new Money(amount.amount().multiply(multiplier).divide(divisor, 6, RoundingMode.HALF_UP));
    }
}
