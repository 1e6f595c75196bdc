package canopy.ledger;

import canopy.manage.UpstreamClock;
import canopy.values.UpstreamDay;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many reads upstream may still be made today, all nodes together: they can cost money. */
@Component
public class ReadBudget {

    /** What bills are read for. */
    static final String BILLS = "bills";

    private final JdbcClient jdbc;
    private final UpstreamClock clock;
    private final ReadLimit limit;

    public ReadBudget(JdbcClient jdbc, UpstreamClock clock, ReadLimit limit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * @param used reads made on the day
     * @param limit reads that may be made on it; what a write needs to be verified may go beyond
     */
    public record State(UpstreamDay day, long used, long limit) {

        public long left() {
            return Math.max(0, limit - used);
        }
    }

    /**
     * Takes so many reads from today's budget, or none of them when they are more than is left. A fiftieth of it is for
     * bills alone.
     */
    public boolean tryTake(int reads, String purpose) {
        return take(reads, purpose, limit.dailyReads() - (purpose.equals(BILLS) ? 0 : reservedForBills()));
    }

    /**
     * Takes one read for a bill that nobody waits for long: of a tenth of the day's budget at most, and where others have
     * left little of it, of the fiftieth that is for bills alone.
     */
    boolean tryTakeShare() {
        long bills = used(BILLS);
        boolean plenty = state().left() > limit.dailyReads() / 5;
        return bills < Math.max(1, limit.dailyReads() / (plenty ? 10 : 50)) && tryTake(1, BILLS);
    }

    /** Counts reads that have to be made whatever they cost, such as those that tell what became of a write. */
    public void take(int reads, String purpose) {
        take(reads, purpose, Long.MAX_VALUE);
    }

    public State state() {
        UpstreamDay today = clock.today();
        long used = jdbc.sql("select reads from ledger_budget where on_day = ?")
                .param(today.date())
                .query(Long.class)
                .optional()
                .orElse(0L);
        return new State(today, used, limit.dailyReads());
    }

    private long reservedForBills() {
        return Math.max(0, limit.dailyReads() / 50 - used(BILLS));
    }

    private long used(String purpose) {
        return jdbc.sql("select reads from ledger_reads where on_day = ? and purpose = ?")
                .params(clock.today().date(), purpose)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private boolean take(int reads, String purpose, long atMost) {
        if (reads < 1) {
            throw new IllegalArgumentException("At least one read is taken");
        }
        UpstreamDay today = clock.today();
        jdbc.sql("insert into ledger_budget (on_day, reads) values (?, 0) on conflict do nothing")
                .param(today.date())
                .update();
        int taken = jdbc.sql("update ledger_budget set reads = reads + ? where on_day = ? and reads <= ?")
                .params(reads, today.date(), atMost - reads)
                .update();
        if (taken == 0) {
            return false;
        }
        jdbc.sql("insert into ledger_reads (on_day, purpose, reads) values (?, ?, 0) on conflict do nothing")
                .params(today.date(), purpose)
                .update();
        jdbc.sql("update ledger_reads set reads = reads + ? where on_day = ? and purpose = ?")
                .params(reads, today.date(), purpose)
                .update();
        return true;
    }
}
