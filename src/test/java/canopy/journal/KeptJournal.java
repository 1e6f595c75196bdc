package canopy.journal;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The journal put together by hand on a database for tests of other rooms: nobody looks what became of anything. */
public final class KeptJournal {

    private KeptJournal() {}

    public static Journal on(DataSource database, TransactionTemplate transaction) {
        JdbcClient jdbc = JdbcClient.create(database);
        JournalTime time = new JournalTime();
        JournalSettings settings = new JournalSettings(
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofMinutes(3),
                Duration.ofSeconds(20),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30));
        IntentTable intents = new IntentTable(jdbc);
        IntentMoves moves = new IntentMoves(jdbc);
        Chain chain = new Chain(jdbc);
        Disk disk = new Disk(jdbc, database);
        Endings endings = new Endings(moves, chain, transaction, time);
        Reconcilers nobody = new Reconcilers(new StaticListableBeanFactory().getBeanProvider(Reconciler.class));
        Doubts doubts = new Doubts(intents, moves, endings, nobody, chain, transaction, time, settings);
        Answers answers = new Answers(intents, moves, endings, doubts, chain, transaction, time);
        return new Journal(
                new Preparing(new Locks(jdbc, intents), intents, chain, endings, transaction, time, settings),
                new Performing(intents, moves, endings, answers, doubts, chain, disk, transaction, time, settings),
                new Afterwards(intents, moves, endings, chain, transaction, time),
                disk,
                intents,
                new IntentSearch(jdbc, new Scope(), ZoneId.of("Asia/Shanghai")),
                new Scope());
    }

    /** The types and bodies of an intent's events, in order. */
    public static List<String> events(DataSource database, IntentId id) {
        return new Chain(JdbcClient.create(database))
                .of(id).stream().map(event -> event.type() + " " + event.body()).toList();
    }
}
