package canopy.directory;

import canopy.manage.Subaccount;
import canopy.manage.Unlimited;
import canopy.values.AccountId;
import canopy.values.Money;
import org.jspecify.annotations.Nullable;

/**
 * What lists, tree and search need to know of an account, whatever the time is.
 *
 * @param path the ids from the root down to the account itself
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
        @Nullable Money dailyLimit) {

    static Facts of(Subaccount account) {
        return new Facts(
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

    AccountId accountId() {
        return new AccountId(id);
    }

    /** The branch that starts with the account, as text. */
    String branch() {
        return path.toString();
    }

    /** Writes what a search looks at: name, alias, e-mail and path, which ends with the id; folded, a line each. */
    void appendSearchable(StringBuilder text) {
        text.append(folded(name)).append('\n');
        text.append(folded(alias)).append('\n');
        text.append(folded(email)).append('\n');
        path.appendTo(text);
        text.append('\n');
    }

    private static @Nullable Money limit(@Nullable Money limit) {
        return limit == null || !limit.isPositive() || Unlimited.money(limit) ? null : limit;
    }

    private static String folded(@Nullable String text) {
        return text == null ? "" : Folding.fold(text);
    }
}
