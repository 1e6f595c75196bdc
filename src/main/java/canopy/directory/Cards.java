package canopy.directory;

import canopy.manage.CreditCard;
import canopy.values.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an account's credit cards say about its balance, now and as time passes. Written as {@code 12.5@1767225600000}
 * for each card that has money on it or may have: balance, {@code ?} where upstream did not say; and expiry, {@code -}
 * where there is none.
 */
record Cards(List<Card> cards) {

    /** @param expiry in milliseconds of the epoch, {@link Long#MAX_VALUE} for never */
    record Card(@Nullable Money balance, long expiry) {}

    static final Cards NONE = new Cards(List.of());

    static @Nullable Cards of(@Nullable List<CreditCard> cards) {
        if (cards == null) {
            return null;
        }
        return new Cards(cards.stream()
                .filter(card -> card.balance() == null || card.balance().isPositive())
                .map(card -> new Card(card.balance(), expiry(card.expiresAt())))
                .toList());
    }

    static @Nullable Cards parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.isEmpty()) {
            return NONE;
        }
        List<Card> cards = new ArrayList<>(2);
        for (String card : text.split(" ", -1)) {
            int at = card.indexOf('@');
            String balance = card.substring(0, at);
            String expiry = card.substring(at + 1);
            cards.add(new Card(
                    balance.equals("?") ? null : Money.of(balance),
                    expiry.equals("-") ? Long.MAX_VALUE : Long.parseLong(expiry)));
        }
        return new Cards(List.copyOf(cards));
    }

    String format() {
        return cards.stream()
                .map(card -> (card.balance == null ? "?" : card.balance.toString())
                        + "@"
                        + (card.expiry == Long.MAX_VALUE ? "-" : Long.toString(card.expiry)))
                .collect(Collectors.joining(" "));
    }

    /** What can be spent at the given moment; null when upstream did not say it of a card that has not expired. */
    @Nullable
    Money balanceAt(long millis) {
        Money sum = Money.ZERO;
        for (Card card : cards) {
            if (card.expiry > millis) {
                if (card.balance == null) {
                    return null;
                }
                sum = sum.isZero() ? card.balance : sum.plus(card.balance);
            }
        }
        return sum;
    }

    /** When the first of the cards with money on them expires; {@link Long#MAX_VALUE} when none does. */
    long nextExpiryAt(long millis) {
        long next = Long.MAX_VALUE;
        for (Card card : cards) {
            if (card.balance != null && card.expiry > millis) {
                next = Math.min(next, card.expiry);
            }
        }
        return next;
    }

    /** When the clock alone next changes what is said above, or brings an expiry within the given warning time. */
    long changesAfter(long millis, long warning) {
        long change = Long.MAX_VALUE;
        for (Card card : cards) {
            if (card.expiry > millis && card.expiry != Long.MAX_VALUE) {
                long warned = card.expiry - warning;
                change = Math.min(change, warned > millis ? warned : card.expiry);
            }
        }
        return change;
    }

    private static long expiry(@Nullable Instant expiresAt) {
        // A year like 292,277,026 overflows milliseconds; it means "never" just as well.
        return expiresAt == null || expiresAt.isAfter(Instant.ofEpochSecond(253_402_300_799L))
                ? Long.MAX_VALUE
                : expiresAt.toEpochMilli();
    }
}
