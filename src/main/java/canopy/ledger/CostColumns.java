package canopy.ledger;

import canopy.ledger.DayTable.Day;
import canopy.values.AccountId;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What every account was charged on each of the last days, at hand in memory: a list draws a curve in each of its rows, and
 * the days of fifty accounts stand at fifteen hundred places of the database. Days that are not at hand yet are read
 * beside the page in a large tree, whose first pages then come without curves.
 */
@Component
class CostColumns {

    private static final Logger log = LoggerFactory.getLogger(CostColumns.class);

    /** Days at hand, the newest: as many as a month can have, and some. */
    private static final int MOST = 40;

    /** In a tree of so many accounts a month of days is read in a tenth of a second. */
    private static final int SMALL = 2_000;

    private final JdbcClient jdbc;
    private final DayTable days;
    private final AccountBook book;
    private final NavigableMap<UpstreamDay, Column> columns = new ConcurrentSkipListMap<>();
    private final AtomicBoolean reading = new AtomicBoolean();

    CostColumns(JdbcClient jdbc, DayTable days, AccountBook book) {
        this.jdbc = jdbc;
        this.days = days;
        this.book = book;
    }

    /** @param version of the day as it was read */
    private record Column(long version, CostColumn costs) {}

    /**
     * The amounts of each account, the first day first; null where a day is not known. None at all where days of the span
     * still have to be read, which then begins.
     */
    Map<AccountId, List<@Nullable Money>> curves(Collection<AccountId> accounts, Span span) {
        NavigableMap<UpstreamDay, Day> kept = days.read(Subjects.WHOLE_TREE, span);
        List<Day> behind = kept.values().stream()
                .filter(day -> atHand(day) == null)
                .limit(MOST)
                .toList();
        if (!behind.isEmpty() && book.all().size() > SMALL) {
            readBeside(behind);
            return Map.of();
        }
        Map<UpstreamDay, CostColumn> costs = new HashMap<>();
        kept.forEach((on, day) -> {
            CostColumn there = atHand(day);
            costs.put(on, there == null ? read(day) : there);
        });
        Map<AccountId, List<@Nullable Money>> curves = new HashMap<>();
        for (AccountId account : accounts) {
            List<@Nullable Money> curve = new ArrayList<>(span.length());
            for (UpstreamDay on : span.days()) {
                CostColumn column = costs.get(on);
                Day day = kept.get(on);
                // What is not named used nothing, where those that are named come to the day's total.
                curve.add(
                        column == null || day == null
                                ? null
                                : column.of(account.value(), day.whole() ? Money.ZERO : null));
            }
            curves.put(account, curve);
        }
        return curves;
    }

    private @Nullable CostColumn atHand(Day day) {
        Column column = columns.get(day.day());
        return column == null || column.version < day.version() ? null : column.costs;
    }

    private void readBeside(List<Day> behind) {
        if (!reading.compareAndSet(false, true)) {
            return;
        }
        Thread.ofPlatform().name("curves").daemon().start(() -> {
            try {
                behind.reversed().forEach(this::read);
            } catch (DataAccessException failed) {
                // The next list that is looked at begins anew.
                log.warn("The days of curves could not be read: {}", failed.toString());
            } finally {
                reading.set(false);
            }
        });
    }

    private CostColumn read(Day day) {
        List<Long> accounts = new ArrayList<>();
        List<@Nullable Money> costs = new ArrayList<>();
        jdbc.sql("select account, cost from ledger_account_day where on_day = ? order by account")
                .param(day.day().date())
                .query(row -> {
                    var cost = row.getBigDecimal(2);
                    accounts.add(row.getLong(1));
                    costs.add(cost == null ? null : new Money(cost));
                });
        CostColumn column = CostColumn.of(
                accounts.stream().mapToLong(Long::longValue).toArray(), costs.toArray(new @Nullable Money[0]));
        columns.put(day.day(), new Column(day.version(), column));
        while (columns.size() > MOST) {
            columns.pollFirstEntry();
        }
        return column;
    }
}
