package canopy.ownerkey;

import canopy.journal.Journal;
import canopy.journal.KeptJournal;
import canopy.ledger.ReadBudget;
import canopy.ledger.ReadLimit;
import canopy.manage.ManageConfiguration;
import canopy.manage.OwnAccount;
import canopy.manage.OwnerKey;
import canopy.manage.OwnerKeySource;
import canopy.manage.UpstreamClock;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What one node of the console knows of keys, put together by hand on a database. */
final class KeyNode implements AutoCloseable {

    static final String SECRET = "a secret of more than thirty-two characters";

    final JdbcClient jdbc;
    final Vault vault;
    final KeyRing ring;
    final Probing probing;
    final Election election;
    final Journal journal;
    final OwnAccount account;
    final List<Object> events = new CopyOnWriteArrayList<>();
    private final HikariDataSource pool;
    private final AnnotationConfigApplicationContext manage = new AnnotationConfigApplicationContext();

    KeyNode(DataSource database, String given, SealSettings seal, URI upstream) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(5);
        pool = new HikariDataSource(config);
        try {
            jdbc = JdbcClient.create(pool);
            TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
            UpstreamClock clock = new UpstreamClock(Clock.systemUTC(), ZoneId.of("Asia/Shanghai"));
            GivenOwnerKey environment = new GivenOwnerKey(new OwnerKeySettings(given, null));
            Sealing sealing = new Sealing(seal, new SealTable(jdbc, transaction), environment, clock);
            vault = new Vault(jdbc, transaction, sealing, clock);
            ring = new KeyRing(vault, environment, events::add);
            manage.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("upstream", Map.of("canopy.manage.base-url", upstream.toString())));
            manage.registerBean(OwnerKeySource.class, () -> ring);
            manage.register(Doors.class);
            manage.refresh();
            account = manage.getBean(OwnAccount.class);
            ReadBudget budget = new ReadBudget(jdbc, clock, new ReadLimit(1_000_000));
            probing = new Probing(account, budget, clock);
            journal = KeptJournal.on(pool, transaction);
            election = new Election(vault, ring, probing, new Rescue(journal));
        } catch (RuntimeException notStarted) {
            pool.close();
            throw notStarted;
        }
    }

    static KeyNode on(DataSource database, OwnerKey given) {
        return on(database, given, URI.create("http://127.0.0.1:1"));
    }

    static KeyNode on(DataSource database, OwnerKey given, URI upstream) {
        return new KeyNode(
                database,
                given == null ? null : given.value(),
                new SealSettings(SECRET, Path.of("."), false),
                upstream);
    }

    /** Has all nodes use a key, and nothing else. */
    boolean use(KeptKey key, @Nullable String instead) {
        return vault.use(key, instead, null, () -> {});
    }

    /** A key that was never in use before, as it stands in the database. */
    KeptKey row(String id) {
        return vault.all().stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        manage.close();
        pool.close();
    }

    @Configuration(proxyBeanMethods = false)
    @Import(ManageConfiguration.class)
    static class Doors {}
}
