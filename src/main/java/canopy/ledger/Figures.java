package canopy.ledger;

import canopy.manage.Usage;
import canopy.values.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What was used: US dollars charged, requests, tokens and images, as upstream states them. Null is "not available", and a
 * sum over anything that is not available is not available either.
 *
 * @param prompt tokens read by models
 * @param completion tokens written by them
 * @param cacheWrites tokens written to the providers' prompt caches
 * @param cacheReads tokens read from them
 */
public record Figures(
        @Nullable Money cost,
        @Nullable Long requests,
        @Nullable Long prompt,
        @Nullable Long completion,
        @Nullable Long images,
        @Nullable Long cacheWrites,
        @Nullable Long cacheReads) {

    public static final Figures ZERO = new Figures(Money.ZERO, 0L, 0L, 0L, 0L, 0L, 0L);
    public static final Figures NOT_AVAILABLE = new Figures(null, null, null, null, null, null, null);

    /** As many as the database keeps. */
    static final int DECIMALS = 20;

    /** No bill is that large: an amount that cannot be is as good as none. */
    private static final BigDecimal ABSURD = new BigDecimal("1e12");

    private static final long ABSURD_COUNT = 1_000_000_000_000L;

    /** What upstream said, as far as it can be true. */
    static Figures of(Usage usage) {
        return new Figures(
                amount(usage.cost()),
                count(usage.requests()),
                count(usage.prompt()),
                count(usage.completion()),
                count(usage.images()),
                count(usage.cacheWrites()),
                count(usage.cacheReads()));
    }

    public Figures plus(Figures other) {
        return new Figures(
                cost == null || other.cost == null ? null : cost.plus(other.cost),
                sum(requests, other.requests),
                sum(prompt, other.prompt),
                sum(completion, other.completion),
                sum(images, other.images),
                sum(cacheWrites, other.cacheWrites),
                sum(cacheReads, other.cacheReads));
    }

    /** These figures, with those of another where they are not available here. */
    Figures or(Figures other) {
        return new Figures(
                cost == null ? other.cost : cost,
                requests == null ? other.requests : requests,
                prompt == null ? other.prompt : prompt,
                completion == null ? other.completion : completion,
                images == null ? other.images : images,
                cacheWrites == null ? other.cacheWrites : cacheWrites,
                cacheReads == null ? other.cacheReads : cacheReads);
    }

    private static @Nullable Money amount(@Nullable Money cost) {
        if (cost == null || cost.amount().abs().compareTo(ABSURD) >= 0) {
            return null;
        }
        return cost.amount().scale() <= DECIMALS
                ? cost
                : new Money(cost.amount().setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static @Nullable Long count(@Nullable Long count) {
        return count == null || count < 0 || count > ABSURD_COUNT ? null : count;
    }

    private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return null;
        }
        long sum = one + other;
        return sum < one ? null : Long.valueOf(sum);
    }
}
