package canopy.manage;

import canopy.values.Money;
import org.jspecify.annotations.Nullable;

/**
 * What was used in some span: money charged to the account, requests, tokens and images. Null where upstream did not say.
 *
 * @param cacheWrites tokens written to the providers' prompt caches
 * @param cacheReads tokens read from them
 */
public record Usage(
        @Nullable Money cost,
        @Nullable Long requests,
        @Nullable Long prompt,
        @Nullable Long completion,
        @Nullable Long images,
        @Nullable Long cacheWrites,
        @Nullable Long cacheReads) {

    public static final Usage NOT_AVAILABLE = new Usage(null, null, null, null, null, null, null);
}
