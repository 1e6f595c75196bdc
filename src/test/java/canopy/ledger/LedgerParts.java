package canopy.ledger;

import canopy.manage.ManageConfiguration;
import canopy.manage.OwnerKey;
import canopy.manage.OwnerKeySource;
import canopy.manage.UpstreamClock;
import canopy.values.AccountId;
import canopy.values.Dna;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One console's ledger on a database, an upstream, a tree and a clock: all of the room, and nothing of the others. */
public final class LedgerParts implements AutoCloseable {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final String KEY = "sk-Xvs" + "a".repeat(45);

    public final Ledger ledger;
    private final AnnotationConfigApplicationContext context;
    private final HikariDataSource pool;

    /** A clock that stands still until it is told the time. */
    public static final class Now extends Clock {

        private final AtomicReference<Instant> instant;

        public Now(String time) {
            instant = new AtomicReference<>(Instant.parse(time));
        }

        public void pass(Duration time) {
            instant.updateAndGet(now -> now.plus(time));
        }

        public void is(String time) {
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

    /** A tree that a test makes up. */
    public static final class MadeUpTree implements Lineage {

        public final Map<AccountId, Dna> branches = new ConcurrentHashMap<>();
        public volatile boolean ours = true;
        private final Map<AccountId, Long> changed = new ConcurrentHashMap<>();
        private final AtomicLong state = new AtomicLong();

        public MadeUpTree put(long account, String branch) {
            branches.put(new AccountId(account), new Dna(branch));
            changed.put(new AccountId(account), state.incrementAndGet());
            return this;
        }

        @Override
        public Map<AccountId, Dna> branches(Collection<AccountId> accounts) {
            Map<AccountId, Dna> found = new HashMap<>();
            accounts.forEach(account -> {
                Dna branch = branches.get(account);
                if (branch != null) {
                    found.put(account, branch);
                }
            });
            return found;
        }

        @Override
        public Moves since(long before) {
            long present = state.get();
            return new Moves(
                    branches(changed.keySet().stream()
                            .filter(account -> changed.getOrDefault(account, 0L) > before)
                            .toList()),
                    present);
        }

        @Override
        public boolean isOurs() {
            return ours;
        }
    }

    public LedgerParts(DataSource database, URI upstream, Clock now, Lineage tree, String... settings) {
        this(database, upstream, KEY, now, tree, settings);
    }

    public LedgerParts(DataSource database, URI upstream, String key, Clock now, Lineage tree, String... settings) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(10);
        pool = new HikariDataSource(config);
        Map<String, Object> properties = new HashMap<>();
        properties.put("canopy.manage.base-url", upstream.toString());
        properties.put("canopy.ledger.pause", "0s");
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            properties.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        context.setAllowBeanDefinitionOverriding(true);
        JdbcTransactionManager transactions = new JdbcTransactionManager(pool);
        JdbcTemplate template = new JdbcTemplate(pool);
        context.registerBean(JdbcTemplate.class, () -> template);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(template));
        context.registerBean(JdbcTransactionManager.class, () -> transactions);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
        context.registerBean(Lineage.class, () -> tree);
        context.registerBean(OwnerKeySource.class, () -> new FixedKey(new OwnerKey(key)));
        context.register(Room.class);
        context.registerBean("upstreamClock", UpstreamClock.class, () -> new UpstreamClock(now, ZONE));
        context.refresh();
        ledger = context.getBean(Ledger.class);
    }

    <T> T get(Class<T> part) {
        return context.getBean(part);
    }

    JdbcClient jdbc() {
        return get(JdbcClient.class);
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }

    /** Not a configuration class, so that no other scan finds it. */
    @Import(ManageConfiguration.class)
    @ComponentScan(basePackageClasses = Ledger.class)
    static class Room {}

    private record FixedKey(OwnerKey key) implements OwnerKeySource {

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
