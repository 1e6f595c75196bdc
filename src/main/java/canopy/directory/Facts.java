package canopy.directory;

import canopy.manage.Subaccount;
import canopy.values.AccountId;
import canopy.values.Money;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What lists, tree and search need to know of an account, whatever the time is.
 *
 * @param path the ids from the root down to the account itself
 * @param haystack what a search looks at, in lower case: id, name, alias, e-mail and path, a line each
 */
record Facts(
        long id,
        Path path,
        @Nullable String name,
        @Nullable String alias,
        @Nullable String email,
        @Nullable Long level,
        Status status,
        @Nullable Cards cards,
        @Nullable Money hardLimit,
        @Nullable Money dailyLimit,
        String haystack) {

    /** Upstream writes "unlimited" as a very large number; this and more is no limit (manage-api 1). */
    private static final Money UNLIMITED = Money.of("6666666");

    static Facts of(Subaccount account) {
        return of(
                account.id().value(),
                Path.of(account.dna(), account.id()),
                account.profile().name(),
                account.profile().alias(),
                account.profile().email(),
                account.routing().level(),
                Status.of(account.state()),
                Cards.of(account.funds().cards()),
                limit(account.moneyLimits().hard()),
                limit(account.moneyLimits().daily()));
    }

    static Facts of(
            long id,
            Path path,
            @Nullable String name,
            @Nullable String alias,
            @Nullable String email,
            @Nullable Long level,
            Status status,
            @Nullable Cards cards,
            @Nullable Money hardLimit,
            @Nullable Money dailyLimit) {
        String haystack = (id + "\n" + text(name) + "\n" + text(alias) + "\n" + text(email)).toLowerCase(Locale.ROOT)
                + "\n"
                + path;
        return new Facts(id, path, name, alias, email, level, status, cards, hardLimit, dailyLimit, haystack);
    }

    AccountId accountId() {
        return new AccountId(id);
    }

    /** The branch that starts with the account, as text. */
    String branch() {
        return haystack.substring(pathStart());
    }

    /** Where the path begins in the haystack; it is its last line. */
    int pathStart() {
        return haystack.lastIndexOf('\n') + 1;
    }

    private static @Nullable Money limit(@Nullable Money limit) {
        return limit == null || !limit.isPositive() || limit.compareTo(UNLIMITED) >= 0 ? null : limit;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
