package canopy.journal;

import canopy.journal.Answer.Accepted;
import canopy.journal.Answer.Lost;
import canopy.journal.Answer.Refused;
import canopy.people.Role;
import canopy.people.Viewer;
import canopy.support.Databases;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The journal of one console, put together by hand on a database, with a reconciler that says what a test tells it. */
final class JournalNode implements AutoCloseable {

    static final Viewer MEI = new Viewer(1, "Mei", "mei@example.com", Role.RESELLER, Dna.WHOLE_TREE);
    static final Viewer BO = new Viewer(2, "Bo", "bo@example.com", Role.RESELLER, Dna.WHOLE_TREE);
    static final Supplier<Answer> YES = () -> new Accepted("{\"ok\":true}");
    static final Supplier<Answer> NO = () -> new Refused(422, "Too little", "used_up", "t-1");
    static final Supplier<Answer> LOST = () -> new Lost("timeout");

    final JournalClock clock;
    final JdbcClient jdbc;
    final IntentTable intents;
    final IntentMoves moves;
    final Chain chain;
    final Preparing preparing;
    final Journal journal;
    final IntentSearch search;
    final Watch watch;
    volatile Function<Intent, Finding> sight = intent -> new Finding.NothingYet("nothing");
    private final HikariDataSource pool;
    private final DataSource database;

    JournalNode(DataSource database, JournalClock clock) {
        this(database, clock, Duration.ofSeconds(20));
    }

    /** @param payerWait the only time that really passes; all else is the clock's */
    JournalNode(DataSource database, JournalClock clock, Duration payerWait) {
        JournalSettings settings = new JournalSettings(
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofMinutes(3),
                payerWait,
                Duration.ofMillis(10),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30));
        this.clock = clock;
        this.database = database;
        HikariConfig config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(10);
        pool = new HikariDataSource(config);
        jdbc = JdbcClient.create(pool);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        intents = new IntentTable(jdbc);
        moves = new IntentMoves(jdbc);
        chain = new Chain(jdbc);
        Endings endings = new Endings(moves, chain, transaction, clock);
        StaticListableBeanFactory rooms = new StaticListableBeanFactory();
        rooms.addBean("reconciler", new Scripted());
        Reconcilers reconcilers = new Reconcilers(rooms.getBeanProvider(Reconciler.class));
        Doubts doubts = new Doubts(intents, moves, endings, reconcilers, chain, transaction, clock, settings);
        Answers answers = new Answers(intents, moves, endings, doubts, chain, transaction, clock);
        Locks locks = new Locks(jdbc, intents);
        preparing = new Preparing(locks, intents, chain, endings, transaction, clock, settings);
        Performing performing = new Performing(
                intents, moves, endings, answers, doubts, chain, new Disk(jdbc, pool), transaction, clock, settings);
        search = new IntentSearch(jdbc, new Scope(), ZoneId.of("Asia/Shanghai"));
        journal = new Journal(
                preparing,
                performing,
                new Afterwards(intents, moves, endings, chain, transaction, clock),
                new Disk(jdbc, pool),
                intents,
                search,
                new Scope());
        watch = new Watch(new Lease(jdbc), intents, endings, doubts, clock, settings);
    }

    static JournalNode on(Databases engine) {
        return new JournalNode(engine.fresh(), new JournalClock());
    }

    /** Tops up an account with the owner's money. */
    static Change topUp(long account) {
        return topUp(account, 1);
    }

    static Change topUp(long account, long payer) {
        return new Change(
                IntentId.fresh(),
                Kind.TOP_UP,
                new Target(new AccountId(account), "dev", new Dna(".1." + account + "."), Set.of()),
                true,
                Money.of("25"),
                new AccountId(payer),
                "as agreed",
                List.of(new Fact("creditGranted", null, "25")));
    }

    static Change edit(long account) {
        return new Change(
                IntentId.fresh(),
                Kind.EDIT,
                new Target(new AccountId(account), "dev", new Dna(".1." + account + "."), Set.of()),
                false,
                null,
                null,
                null,
                List.of(new Fact("alias", "Dev", "Development")));
    }

    static Change create(String email) {
        return new Change(
                IntentId.fresh(),
                Kind.CREATE,
                new Target(null, "new", new Dna(".1."), Set.of("email:" + email)),
                true,
                Money.of("10"),
                new AccountId(1),
                null,
                List.of(new Fact("email", null, email)));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    static Supplier<Plan> plan(Supplier<Answer>... calls) {
        return planOf(List.of(calls));
    }

    static Supplier<Plan> planOf(List<Supplier<Answer>> calls) {
        List<Step> steps = calls.stream()
                .map(call -> new Step("{\"CreditGranted\":25}", call))
                .toList();
        return () -> new Plan.Send("{\"balance\":\"100\"}", List.of(new Fact("creditGranted", null, "25")), steps);
    }

    static Finding applied() {
        return new Finding.Applied(List.of(new Fact("creditGranted", null, "25")), true);
    }

    /** The database without this node's connections. */
    DataSource source() {
        return database;
    }

    Intent now(IntentId id) {
        return intents.find(id).orElseThrow();
    }

    /** The types of an intent's events, and that all events hang together. */
    List<String> events(IntentId id) {
        String previous = Event.ORIGIN;
        for (Event event : chain.after(0, 100_000)) {
            if (!event.previousHash().equals(previous) || !event.hash().equals(event.expectedHash())) {
                throw new AssertionError("Broken at " + event);
            }
            previous = event.hash();
        }
        return chain.of(id).stream().map(Event::type).toList();
    }

    @Override
    public void close() {
        pool.close();
    }

    private final class Scripted implements Reconciler {

        @Override
        public Set<Kind> kinds() {
            return EnumSet.complementOf(EnumSet.of(Kind.ROTATE_KEY, Kind.USE_KEY));
        }

        @Override
        public Finding look(Intent intent) {
            return sight.apply(intent);
        }
    }
}
