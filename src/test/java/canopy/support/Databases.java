package canopy.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Empty, migrated databases of both kinds for tests. One PostgreSQL server serves the whole JVM; each call makes a
 * database of its own in it.
 *
 * <p>Use as a parameter: {@code @ParameterizedTest @EnumSource void keeps…(Databases engine) { … engine.fresh() … }}.
 */
public enum Databases {
    /** The embedded database as a file with the settings that the console uses. */
    H2 {
        @Override
        public Address address() {
            try {
                Path directory = Files.createTempDirectory("canopy-h2-");
                directory.toFile().deleteOnExit();
                return new Address(
                        "jdbc:h2:file:" + directory.resolve("canopy")
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=10000",
                        "sa",
                        "");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        DataSource source(Address address) {
            JdbcDataSource source = new JdbcDataSource();
            // Without a pool each statement is a connection, and the last one would close the database: of several that
            // open it again at once, H2 lets some in before it has set the mode, and they stumble over "on conflict".
            source.setURL(address.url() + ";DB_CLOSE_DELAY=60");
            source.setUser(address.user());
            source.setPassword(address.password());
            return source;
        }
    },

    /** A real PostgreSQL server. */
    POSTGRESQL {
        @Override
        public Address address() {
            String name = "test_" + UUID.randomUUID().toString().replace("-", "");
            JdbcClient.create(Server.RUNNING.getPostgresDatabase())
                    .sql("create database " + name)
                    .update();
            return new Address(Server.RUNNING.getJdbcUrl("postgres", name), "postgres", "postgres");
        }

        @Override
        DataSource source(Address address) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setURL(address.url());
            source.setUser(address.user());
            source.setPassword(address.password());
            return source;
        }
    };

    /** How to reach a database: for {@code spring.datasource.*} of an application context. */
    public record Address(String url, String user, String password) {

        private static final String H2_FILE = "jdbc:h2:file:";

        /** The address as {@code spring.datasource.*}, and the directory of an embedded database as the data directory. */
        public Map<String, Object> asProperties() {
            Map<String, Object> properties = new HashMap<>();
            properties.put("spring.datasource.url", url);
            properties.put("spring.datasource.username", user);
            properties.put("spring.datasource.password", password);
            if (url.startsWith(H2_FILE)) {
                // The sealing secret stands beside the database, and not where a developer has one.
                properties.put("canopy.data-dir", url.substring(H2_FILE.length(), url.lastIndexOf('/')));
            }
            return properties;
        }
    }

    /** Where a new, empty database without tables stands. */
    public abstract Address address();

    abstract DataSource source(Address address);

    /** A new database with all migrations run. */
    public DataSource fresh() {
        DataSource source = source(address());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return source;
    }

    /** Started at first use, ended with the JVM by the library's own shutdown hook. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
