package canopy.dashboard;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /models}.
 *
 * @param here the page's own address
 * @param underWay whether they are being read, so that a look in a moment sees more
 * @param q what was looked for in the names
 * @param read whether they were ever read
 * @param all how many the account may call
 * @param models those found, by name
 * @param chosen the model whose accounts are listed; null where none is
 * @param missing the model whose accounts were asked for and that the account may not call; null where none is
 * @param accounts the first of those of the chosen one
 * @param counted when the accounts were read that the numbers are of; null when they never were completely
 */
record ModelsPage(
        String here,
        boolean underWay,
        String q,
        Sentence state,
        boolean read,
        int all,
        List<Line> models,
        @Nullable String chosen,
        @Nullable String missing,
        List<Account> accounts,
        @Nullable Instant counted) {

    static final int ACCOUNTS_AT_ONCE = 100;

    /** A model and how many accounts deal with it in which way. */
    record Line(
            String id, @Nullable String ownedBy, @Nullable Instant createdAt, ModelRules.Counts counts, String href) {}

    /** An account and how it deals with the chosen model. */
    record Account(String name, String href, ModelRules.Rule rule) {}

    /** Whether there may be more accounts than are listed. */
    public boolean isCut() {
        return accounts.size() == ACCOUNTS_AT_ONCE;
    }
}
