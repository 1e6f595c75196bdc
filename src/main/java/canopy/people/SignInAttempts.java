package canopy.people;

import static canopy.people.People.at;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/**
 * Counts failed sign-ins in the database, for all nodes, and says how long to wait after too many. Within a quarter of an
 * hour an account allows 5 failures and a network 20; what is refused for waiting is not counted, so a wait always ends.
 *
 * <p>Who signed in to an account from a network before is counted there alone: strangers elsewhere cannot shut that
 * person out.
 */
@Repository
class SignInAttempts {

    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int PER_ACCOUNT = 5;
    static final int PER_NETWORK = 20;
    private static final Duration MEMORY = Duration.ofDays(90);

    private final JdbcClient database;

    SignInAttempts(JdbcClient database) {
        this.database = database;
    }

    /** When the next attempt will be looked at; null when it may be made now. */
    @Nullable
    Instant waitUntil(String account, String network, Instant now) {
        return waitUntil(account, network, now, Long.MAX_VALUE);
    }

    /** The same for an attempt that began: only those before it count. */
    @Nullable
    Instant waitUntil(String account, String network, Instant now, long attempt) {
        Instant forAccount = isFamiliar(account, network)
                ? nth(PER_ACCOUNT, "account = :account and network = :network", account, network, now, attempt)
                : nth(PER_ACCOUNT, "account = :account", account, network, now, attempt);
        Instant forNetwork = nth(PER_NETWORK, "network = :network", account, network, now, attempt);
        if (forAccount == null || forNetwork == null) {
            return forAccount == null ? forNetwork : forAccount;
        }
        return forAccount.isAfter(forNetwork) ? forAccount : forNetwork;
    }

    /** Notes an attempt as failed before its password is looked at, so that attempts side by side all count. */
    long begin(String account, String network, Instant now) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        database.sql("""
                        insert into sign_in_attempts (account, network, at, succeeded)
                        values (:account, :network, :now, false)
                        """)
                .param("account", account)
                .param("network", network)
                .param("now", at(now))
                .update(id, "id");
        return Objects.requireNonNull(id.getKeyAs(Long.class));
    }

    /** Turns the attempt into a success and forgets the failures before it, and everything that is long past. */
    void succeed(long attempt, String account, String network, Instant now) {
        database.sql("update sign_in_attempts set succeeded = true where id = :id")
                .param("id", attempt)
                .update();
        database.sql("""
                        delete from sign_in_attempts
                         where (account = :account and network = :network and not succeeded) or at < :past
                        """)
                .param("account", account)
                .param("network", network)
                .param("past", at(now.minus(MEMORY)))
                .update();
    }

    /** Takes back an attempt whose password was never looked at. */
    void forget(long attempt) {
        database.sql("delete from sign_in_attempts where id = :id")
                .param("id", attempt)
                .update();
    }

    private boolean isFamiliar(String account, String network) {
        return database.sql("""
                        select exists (select 1 from sign_in_attempts
                                        where account = :account and network = :network and succeeded)
                        """)
                .param("account", account)
                .param("network", network)
                .query(Boolean.class)
                .single();
    }

    /** When the n-th latest failure leaves the window; null when there are fewer. */
    private @Nullable Instant nth(int n, String whose, String account, String network, Instant now, long before) {
        Optional<OffsetDateTime> failure = database.sql(
                        "select at from sign_in_attempts where " + whose
                                + " and not succeeded and at > :from and id < :before order by at desc offset :skip rows fetch first 1 row only")
                .param("account", account)
                .param("network", network)
                .param("from", at(now.minus(WINDOW)))
                .param("before", before)
                .param("skip", n - 1)
                .query((row, number) -> row.getObject("at", OffsetDateTime.class))
                .optional();
        return failure.map(time -> time.toInstant().plus(WINDOW)).orElse(null);
    }
}
