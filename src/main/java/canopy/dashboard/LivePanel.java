package canopy.dashboard;

import canopy.manage.AccountStatus;
import canopy.manage.CreditCard;
import canopy.manage.Subaccount.MoneyLimits;
import canopy.manage.Subaccount.RateLimits;
import canopy.manage.Usage;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The owner's own account as the panel shows it.
 *
 * @param figures null before the first reading
 * @param status null before the first look
 * @param sentences what is to be said: how fresh the figures are, then what needs somebody
 * @param old whether the figures are marked as old
 * @param token what the panel asks with the next time
 * @param pollMillis how often it asks
 */
record LivePanel(
        @Nullable Live figures,
        @Nullable AccountStatus status,
        List<Sentence> sentences,
        boolean old,
        UpstreamDay today,
        Instant now,
        String token,
        long pollMillis) {

    private static final Duration SOON = Duration.ofDays(14);

    /** A credit card; {@code next} is spent first, {@code soon} loses what is left within two weeks. */
    record Card(CreditCard card, boolean next, boolean soon) {}

    /** A sum that is spent of a limit; neither may be known. */
    record Limit(
            String field, @Nullable Money spent, @Nullable Money limit) {}

    record Rate(String field, List<@Nullable Long> values) {}

    public Sentence state() {
        return sentences.getFirst();
    }

    public List<Sentence> warnings() {
        return sentences.subList(1, sentences.size());
    }

    public @Nullable Usage usedToday() {
        return figures == null ? null : figures.todayOn(today);
    }

    public @Nullable Usage usedThisMonth() {
        return figures == null ? null : figures.monthOn(today);
    }

    public @Nullable Money spentToday() {
        return spent(usedToday());
    }

    public @Nullable Money spentThisMonth() {
        return spent(usedThisMonth());
    }

    public @Nullable Long requestsToday() {
        Usage used = usedToday();
        return used == null ? null : used.requests();
    }

    /** Prompt and completion together; null where either is not known. */
    public @Nullable Long tokensToday() {
        Usage used = usedToday();
        return used == null || used.prompt() == null || used.completion() == null
                ? null
                : Long.valueOf(used.prompt() + used.completion());
    }

    public List<Limit> limits() {
        if (figures == null) {
            return List.of();
        }
        MoneyLimits limits = figures.limits();
        return List.of(
                new Limit("daily", spentToday(), limits.daily()),
                new Limit("hard", spentThisMonth(), limits.hard()),
                new Limit("soft", spentThisMonth(), limits.soft()));
    }

    /** The cards that still hold something, or may; null where upstream did not send any. */
    public @Nullable List<Card> cards() {
        if (figures == null || figures.cards() == null) {
            return null;
        }
        List<Card> lines = new ArrayList<>();
        boolean nextFound = false;
        for (CreditCard card : figures.cards()) {
            boolean expired = card.expiresAt() != null && !card.expiresAt().isAfter(now);
            boolean empty = card.balance() != null && !card.balance().isPositive();
            if (!expired && !empty) {
                boolean next = !nextFound && card.isSpendable(now);
                nextFound |= next;
                boolean soon = card.expiresAt() != null && !card.expiresAt().isAfter(now.plus(SOON));
                lines.add(new Card(card, next, soon));
            }
        }
        return lines;
    }

    public List<Rate> rates() {
        if (figures == null) {
            return List.of();
        }
        RateLimits limits = figures.rates();
        return List.of(
                new Rate("requests", Arrays.asList(limits.rpm(), limits.rph(), limits.rpd())),
                new Rate("tokens", Arrays.asList(limits.tpm(), limits.tph(), limits.tpd())));
    }

    private static @Nullable Money spent(@Nullable Usage usage) {
        return usage == null ? null : usage.cost();
    }
}
