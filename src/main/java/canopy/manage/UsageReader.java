package canopy.manage;

import canopy.values.Money;
import org.jspecify.annotations.Nullable;

/** Reads usage counters in all the names that they go by (manage-api 7.5, 7.8). */
final class UsageReader {

    private UsageReader() {}

    static @Nullable Usage readIfPresent(@Nullable Fields counters) {
        return counters == null ? null : read(counters);
    }

    static Usage read(Fields counters) {
        return read(counters, counters.money("total_credit_used", "CreditUsed", "total_cost", "cost"));
    }

    static Usage read(Fields counters, @Nullable Money cost) {
        Fields cached = counters.object("total_cached_details", "cached_details");
        // Shares are arithmetic of our own; a line item states its cost beside the counters that repeat it.
        counters.raw("usage_analysis");
        counters.raw("CreditUsed");
        return new Usage(
                cost,
                counters.number("total_requests", "Requests", "n_requests"),
                counters.number("total_prompt", "Prompt", "n_context_tokens_total"),
                counters.number("total_completion", "Completion", "n_generated_tokens_total"),
                counters.number("total_image_n", "ImageN"),
                cached == null ? null : cached.number("cache_creation_input_tokens"),
                cached == null ? counters.number("n_cached_tokens_total") : cached.number("cache_read_input_tokens"));
    }

    /** The sum of two, unknown where either is. */
    static Usage sum(Usage one, Usage other) {
        return new Usage(
                one.cost() == null || other.cost() == null ? null : one.cost().plus(other.cost()),
                sum(one.requests(), other.requests()),
                sum(one.prompt(), other.prompt()),
                sum(one.completion(), other.completion()),
                sum(one.images(), other.images()),
                sum(one.cacheWrites(), other.cacheWrites()),
                sum(one.cacheReads(), other.cacheReads()));
    }

    private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        return one == null || other == null ? null : Math.addExact(one, other);
    }
}
