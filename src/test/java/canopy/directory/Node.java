package canopy.directory;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.ledger.LedgerNode;
import canopy.ledger.ReadBudget;
import canopy.manage.Bills;
import canopy.manage.ManageConfiguration;
import canopy.manage.ManageSettings;
import canopy.manage.OwnAccount;
import canopy.manage.OwnerKey;
import canopy.manage.OwnerKeySource;
import canopy.manage.Subaccounts;
import canopy.manage.UpstreamClock;
import canopy.values.AccountId;
import canopy.values.Dna;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of one console that keep the mirror, put together by hand on a database, an upstream and a clock. */
final class Node implements AutoCloseable {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    final Directory directory;
    final Walker walker;
    final RosterKeeper rosters;
    final Register register;
    final Background background;
    final ReadBudget budget;
    final Keeping keeping;
    final OwnTable own;
    final KnownPlaces places;
    private final AnnotationConfigApplicationContext manage;
    private final HikariDataSource pool;

    /** A clock that stands still until it is told the time. */
    static final class Now extends Clock {

        private final AtomicReference<Instant> instant = new AtomicReference<>(Instant.parse("2026-03-10T04:00:00Z"));

        void pass(Duration time) {
            instant.updateAndGet(now -> now.plus(time));
        }

        void is(String time) {
            instant.set(Instant.parse(time));
        }

        @Override
        public Instant instant() {
            return instant.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant.get(), zone);
        }
    }

    static Node on(DataSource database, Upstream upstream, Clock now) {
        return on(database, upstream.address(), now, 50_000);
    }

    static Node on(DataSource database, URI upstream, Clock now, long dailyReads) {
        return on(database, upstream, now, dailyReads, 20);
    }

    static Node on(DataSource database, URI upstream, Clock now, long dailyReads, int maxPages) {
        return new Node(database, ManageSettings.at(upstream, ZONE), now, dailyReads, maxPages);
    }

    private Node(DataSource database, ManageSettings upstream, Clock now, long dailyReads, int maxPages) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(10);
        pool = new HikariDataSource(config);
        manage = new AnnotationConfigApplicationContext();
        manage.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "upstream",
                        Map.of("canopy.manage.base-url", upstream.baseUrl().toString())));
        manage.registerBean(OwnerKeySource.class, FixedKey::new);
        manage.register(Doors.class);
        manage.refresh();
        UpstreamClock clock = new UpstreamClock(now, ZONE);
        JdbcTemplate template = new JdbcTemplate(pool);
        JdbcClient jdbc = JdbcClient.create(template);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        LedgerNode ledger = new LedgerNode(template, transaction, manage.getBean(Bills.class), clock, dailyReads);
        DirectorySettings settings = new DirectorySettings(Duration.ofMinutes(10), new BigDecimal("2"), maxPages);
        Subaccounts subaccounts = manage.getBean(Subaccounts.class);
        budget = ledger.budget;
        register = new Register(jdbc);
        AccountTable accounts = new AccountTable(template);
        HistoryTable history = new HistoryTable(template);
        own = new OwnTable(jdbc);
        keeping = new Keeping(register, accounts, history, transaction);
        Ownership ownership = new Ownership(register, own, manage.getBean(OwnAccount.class), budget, clock, upstream);
        places = new KnownPlaces(accounts, register, ownership);
        rosters = new RosterKeeper(ownership, register, accounts, ledger.spend, clock, settings);
        Absent absent = new Absent(accounts, keeping, subaccounts, budget, clock);
        walker = new Walker(
                register, ownership, subaccounts, keeping, absent, ledger.spend, budget, rosters, clock, settings);
        background = new Background(walker, rosters, register, clock);
        Observatory observatory =
                new Observatory(register, rosters, ownership, own, budget, clock, settings, background);
        directory =
                new Directory(rosters, accounts, history, keeping, ownership, subaccounts, budget, clock, observatory);
    }

    /** Walks, if a walk is due, and shows what it found. */
    boolean walk() {
        boolean walked = walker.walkIfDue(() -> false);
        rosters.follow();
        return walked;
    }

    /** Walks once the next walk is due by its clock. */
    void walkLater(Now now) {
        now.pass(Duration.ofMinutes(11));
        assertThat(walk()).isTrue();
    }

    List<Change> changes(long id) {
        return directory.history(new AccountId(id), Dna.WHOLE_TREE, 1, 50).changes();
    }

    @Override
    public void close() {
        background.stop();
        manage.close();
        pool.close();
    }

    @Configuration(proxyBeanMethods = false)
    @Import(ManageConfiguration.class)
    static class Doors {}

    private static final class FixedKey implements OwnerKeySource {

        private final OwnerKey key = new OwnerKey("sk-Xvs" + "a".repeat(45));

        @Override
        public OwnerKey current() {
            return key;
        }

        @Override
        public OwnerKey afterUnauthorized() {
            return key;
        }
    }
}
