package canopy.sandbox;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Everything that one sandbox is made of, put together once. */
final class World implements AutoCloseable {

    private final InstantSource clock;
    private final BusinessDays days;
    private final JsonMapper json;
    private final Accounts accounts;
    private final OperationLog log;
    private final Journal journal;
    private final Operations operations;
    private final Books books;
    private final News news;
    private final AccountRow rows;

    /** @throws IllegalArgumentException where the data directory cannot be used like this */
    World(SandboxOptions options, JsonMapper json) {
        this.clock = options.clock();
        this.json = json;
        this.days = new BusinessDays(options.zone());
        @Nullable Path directory = options.dataDirectory();
        long today = days.dayOf(clock.instant().getEpochSecond());
        refuseForeignKey(options);
        this.journal = Journal.open(directory, json, Journal.baseOf(options, today));
        Population population = new Population(journal.base(), days);
        Spending spending = new Spending(population.usage(), days);
        this.accounts = new Accounts(spending);
        this.log = new OperationLog();
        population.settle(spending).forEach(accounts::put);
        new PastOperations(accounts, days.startOf(journal.base().anchorDay())).forEach(log::add);
        Recorder recorder = new Recorder(accounts, log, journal);
        try {
            journal.replay(directory, recorder::replay);
            refuseOtherKey(options);
        } catch (RuntimeException unusable) {
            journal.close();
            throw unusable;
        }
        this.operations = new Operations(accounts, spending, recorder, days);
        this.books = new Books(accounts, population.usage(), days);
        this.news = new News(options.seed(), days);
        this.rows = new AccountRow(days);
    }

    /** Looked at before anything is written: a directory must not begin with a key that two accounts have. */
    private static void refuseForeignKey(SandboxOptions options) {
        @Nullable String key = options.ownerKey();
        if (key != null
                && LongStream.rangeClosed(Account.ROOT, Account.OWNER + options.accounts())
                        .filter(id -> id != Account.OWNER)
                        .anyMatch(id -> Keys.seeded(options.seed(), id).equals(key))) {
            throw new IllegalArgumentException(
                    "--owner-key is the key of another account of this sandbox; choose another one.");
        }
    }

    private void refuseOtherKey(SandboxOptions options) {
        @Nullable String key = options.ownerKey();
        if (key != null && !key.equals(journal.base().ownerKey()) && !key.equals(ownerKey())) {
            throw new IllegalArgumentException(
                    "The data directory " + options.dataDirectory()
                            + " belongs to a sandbox with another owner key; leave --owner-key out, or choose another directory.");
        }
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today(Caller caller) {
        return days.dateOf(caller.now());
    }

    BusinessDays days() {
        return days;
    }

    JsonMapper json() {
        return json;
    }

    Accounts accounts() {
        return accounts;
    }

    OperationLog log() {
        return log;
    }

    Operations operations() {
        return operations;
    }

    Books books() {
        return books;
    }

    News news() {
        return news;
    }

    AccountRow rows() {
        return rows;
    }

    String ownerKey() {
        return accounts.stored(Account.OWNER).orElseThrow().key();
    }

    @Override
    public void close() {
        journal.close();
    }
}
