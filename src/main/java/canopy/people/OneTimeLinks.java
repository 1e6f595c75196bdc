package canopy.people;

import static canopy.people.People.at;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Links of {@code /welcome} with which somebody sets a first or a new password: once, within a day. */
@Repository
class OneTimeLinks {

    static final Duration LIFETIME = Duration.ofHours(24);

    private final JdbcClient database;
    private final PeopleTime time;

    OneTimeLinks(JdbcClient database, PeopleTime time) {
        this.database = database;
        this.time = time;
    }

    /** For whom a link is; person null means the first owner, who is still to be made. */
    record Link(@Nullable Long personId, Instant expiresAt) {}

    /** A new link's token for the person, which is kept nowhere. Older links of the same person stop working. */
    String make(@Nullable Long personId) {
        if (personId != null) {
            database.sql("delete from one_time_links where person_id = :person")
                    .param("person", personId)
                    .update();
        }
        String token = Tokens.make();
        database.sql("insert into one_time_links (token_hash, person_id, expires_at) values (:hash, :person, :expires)")
                .param("hash", Tokens.fingerprint(token))
                .param("person", personId)
                .param("expires", at(time.now().plus(LIFETIME)))
                .update();
        return token;
    }

    /** The link that belongs to the token, unless it was used or is too old. */
    Optional<Link> find(String token) {
        return database.sql("""
                        select person_id, expires_at from one_time_links
                         where token_hash = :hash and expires_at > :now
                        """)
                .param("hash", Tokens.fingerprint(token))
                .param("now", at(time.now()))
                .query((row, number) -> new Link(
                        row.getObject("person_id", Long.class),
                        row.getObject("expires_at", java.time.OffsetDateTime.class)
                                .toInstant()))
                .optional();
    }

    /** Uses the link up. Of two who use it at once, one is told no. */
    boolean use(String token) {
        return database.sql("delete from one_time_links where token_hash = :hash and expires_at > :now")
                        .param("hash", Tokens.fingerprint(token))
                        .param("now", at(time.now()))
                        .update()
                == 1;
    }

    /** Ends all links for a first owner, once there is one, and all that are too old. */
    void clear() {
        database.sql("delete from one_time_links where person_id is null or expires_at <= :now")
                .param("now", at(time.now()))
                .update();
    }
}
