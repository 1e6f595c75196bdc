package canopy.sandbox;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The credit cards of an account, in the order in which the upstream lists them. */
record Wallet(List<Card> cards) {

    static final Wallet EMPTY = new Wallet(List.of());

    private static final int MOST_CARDS = 12;
    private static final Duration NEAR = Duration.ofDays(60);

    Wallet {
        cards = List.copyOf(cards);
    }

    /** What can be spent; the rest of an expired card is lost. */
    BigDecimal balanceAt(Instant at) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Card card : cards) {
            if (card.validAt(at)) {
                sum = sum.add(card.balance());
            }
        }
        return Usd.of(sum);
    }

    /** Takes from the card that expires first; what goes beyond the balance is not taken. */
    Wallet spend(BigDecimal amount, Instant at) {
        List<Card> rest = new ArrayList<>(cards);
        BigDecimal due = amount;
        while (due.signum() > 0) {
            int next = firstToExpire(rest, at);
            if (next < 0) {
                break;
            }
            Card card = rest.get(next);
            BigDecimal part = due.min(card.balance());
            rest.set(next, card.less(part));
            due = due.subtract(part);
        }
        return new Wallet(rest);
    }

    /** Takes back what was granted: in the order of the list, as captured answers show, and from valid cards only. */
    Wallet takeBack(BigDecimal amount, Instant at) {
        List<Card> rest = new ArrayList<>(cards);
        BigDecimal due = amount;
        for (int i = 0; i < rest.size() && due.signum() > 0; i++) {
            if (rest.get(i).spendableAt(at)) {
                BigDecimal part = due.min(rest.get(i).balance());
                rest.set(i, rest.get(i).less(part));
                due = due.subtract(part);
            }
        }
        return new Wallet(rest);
    }

    /** A top-up goes to the end of the list. */
    Wallet withGrant(Card card) {
        List<Card> more = kept(card.grantedAt());
        more.add(card);
        return merged(more);
    }

    /** A refund goes to the front of the list. */
    Wallet withRefund(Card card) {
        List<Card> more = kept(card.grantedAt());
        more.addFirst(card);
        return merged(more);
    }

    Wallet scaled(BigDecimal multiplier, BigDecimal divisor) {
        return new Wallet(
                cards.stream().map(card -> card.scaled(multiplier, divisor)).toList());
    }

    /** When money is next lost by expiry, in the given span (start excluded, end included). */
    Optional<Instant> nextExpiry(Instant after, Instant until) {
        Instant next = null;
        for (Card card : cards) {
            if (card.spendableAt(after)
                    && !card.expiresAt().isAfter(until)
                    && (next == null || card.expiresAt().isBefore(next))) {
                next = card.expiresAt();
            }
        }
        return Optional.ofNullable(next);
    }

    private static int firstToExpire(List<Card> cards, Instant at) {
        int first = -1;
        for (int i = 0; i < cards.size(); i++) {
            if (cards.get(i).spendableAt(at)
                    && (first < 0
                            || cards.get(i)
                                    .expiresAt()
                                    .isBefore(cards.get(first).expiresAt()))) {
                first = i;
            }
        }
        return first;
    }

    private List<Card> kept(Instant at) {
        List<Card> kept = new ArrayList<>();
        for (Card card : cards) {
            if (card.validAt(at) || card.balance().signum() > 0) {
                kept.add(card);
            }
        }
        return kept;
    }

    /** Above twelve cards the two that expire closest together become one: same day first, then within 60 days. */
    private static Wallet merged(List<Card> cards) {
        List<Card> fewer = new ArrayList<>(cards);
        while (fewer.size() > MOST_CARDS) {
            List<Card> byExpiry = new ArrayList<>(fewer);
            byExpiry.sort(Comparator.comparing(Card::expiresAt));
            int closest = 0;
            for (int i = 1; i + 1 < byExpiry.size(); i++) {
                if (gap(byExpiry, i).compareTo(gap(byExpiry, closest)) < 0) {
                    closest = i;
                }
            }
            if (gap(byExpiry, closest).compareTo(NEAR) > 0) {
                break;
            }
            Card one = byExpiry.get(closest);
            Card other = byExpiry.get(closest + 1);
            int place = indexOf(fewer, one);
            fewer.set(place, one.mergedWith(other));
            fewer.remove(indexOf(fewer, other));
        }
        return new Wallet(fewer);
    }

    private static Duration gap(List<Card> byExpiry, int index) {
        return Duration.between(
                byExpiry.get(index).expiresAt(), byExpiry.get(index + 1).expiresAt());
    }

    // By identity: two cards granted in one second may be equal in every part.
    private static int indexOf(List<Card> cards, Card wanted) {
        for (int i = 0; i < cards.size(); i++) {
            if (isSame(cards.get(i), wanted)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no such card");
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Card one, Card other) {
        return one == other;
    }
}
