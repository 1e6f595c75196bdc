package canopy.people;

import canopy.values.Dna;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** All persons, as the database keeps them. E-mail addresses are compared in lower case. */
@Repository
class People {

    private static final String COLUMNS = """
            select id, email, name, role, branch, enabled, sandbox_guest, password_hash is not null as has_password,
                   language, created_at, last_sign_in_at
              from persons
            """;

    private final JdbcClient database;

    People(JdbcClient database) {
        this.database = database;
    }

    List<Person> all() {
        return database.sql(COLUMNS + " order by sandbox_guest, lower(name), id")
                .query(People::person)
                .list();
    }

    Optional<Person> find(long id) {
        return database.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query(People::person)
                .optional();
    }

    Optional<Person> find(String email) {
        return database.sql(COLUMNS + " where email = :email")
                .param("email", key(email))
                .query(People::person)
                .optional();
    }

    Optional<Person> guest(Role role) {
        return database.sql(COLUMNS + " where sandbox_guest and role = :role")
                .param("role", role.name())
                .query(People::person)
                .optional();
    }

    /** The stored hash, or null where there is no such person or no password. */
    @Nullable
    String passwordHash(String email) {
        return database.sql("select password_hash from persons where email = :email and password_hash is not null")
                .param("email", key(email))
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /**
     * Adds a person without a password.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the address is taken
     */
    long add(String email, String name, Role role, Dna branch, boolean sandboxGuest, Instant now) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        database.sql("""
                        insert into persons (email, name, role, branch, enabled, sandbox_guest, created_at)
                        values (:email, :name, :role, :branch, true, :guest, :now)
                        """)
                .param("email", key(email))
                .param("name", name.strip())
                .param("role", role.name())
                .param("branch", branch.path())
                .param("guest", sandboxGuest)
                .param("now", at(now))
                .update(id, "id");
        return Objects.requireNonNull(id.getKeyAs(Long.class));
    }

    void place(long id, Role role, Dna branch) {
        database.sql("update persons set role = :role, branch = :branch where id = :id")
                .param("role", role.name())
                .param("branch", branch.path())
                .param("id", id)
                .update();
    }

    void speak(long id, @Nullable Locale language) {
        database.sql("update persons set language = :language where id = :id")
                .param("language", language == null ? null : language.toLanguageTag())
                .param("id", id)
                .update();
    }

    void enable(long id, boolean enabled) {
        database.sql("update persons set enabled = :enabled where id = :id")
                .param("enabled", enabled)
                .param("id", id)
                .update();
    }

    void password(long id, String hash) {
        database.sql("update persons set password_hash = :hash where id = :id")
                .param("hash", hash)
                .param("id", id)
                .update();
    }

    void signedIn(long id, Instant now) {
        database.sql("update persons set last_sign_in_at = :now where id = :id")
                .param("now", at(now))
                .param("id", id)
                .update();
    }

    /** Holds all owners until the transaction ends, so that two people cannot each remove the other as last owner. */
    List<Person> lockOwners() {
        return database.sql(COLUMNS + " where role = 'OWNER' order by id for update")
                .query(People::person)
                .list();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String key(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        String language = row.getString("language");
        OffsetDateTime lastSignIn = row.getObject("last_sign_in_at", OffsetDateTime.class);
        return new Person(
                row.getLong("id"),
                row.getString("email"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                Dna.valueOf(row.getString("branch")),
                row.getBoolean("enabled"),
                row.getBoolean("sandbox_guest"),
                row.getBoolean("has_password"),
                language == null ? null : Locale.forLanguageTag(language),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                lastSignIn == null ? null : lastSignIn.toInstant());
    }
}
