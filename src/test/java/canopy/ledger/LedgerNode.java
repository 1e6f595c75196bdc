package canopy.ledger;

import canopy.manage.Bills;
import canopy.manage.UpstreamClock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger's parts, put together by hand for tests of this room and of others. */
public final class LedgerNode {

    public final ReadBudget budget;
    public final Spend spend;

    public LedgerNode(
            JdbcTemplate template, TransactionTemplate transaction, Bills bills, UpstreamClock clock, long dailyReads) {
        budget = new ReadBudget(JdbcClient.create(template), clock, new ReadLimit(dailyReads));
        Samples samples = new Samples(JdbcClient.create(template), clock);
        spend = new Spend(bills, new SpendTable(template, transaction), samples, budget, clock);
    }
}
