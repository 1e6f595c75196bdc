package canopy.ledger;

import canopy.ledger.SpendBook.Page;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The running bills in the database, each with the day that it starts on. */
@Component
class SpendTable {

    private static final int DECIMALS = 20;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SpendTable(JdbcTemplate template, TransactionTemplate transaction) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.transaction = transaction;
    }

    private record Bill(LocalDate starts, Instant readAt, boolean coversAll) {}

    SpendBook book(UpstreamDay day) {
        Bill daily = bill(Period.DAY, day);
        Bill monthly = bill(Period.MONTH, day);
        Instant readAt = Stream.of(daily, monthly)
                .flatMap(Stream::ofNullable)
                .map(Bill::readAt)
                .min(Instant::compareTo)
                .orElse(null);
        return new SpendBook(day, page(Period.DAY, daily), page(Period.MONTH, monthly), readAt);
    }

    /** Replaces a running bill, touching only the amounts that changed. */
    void keep(Period period, UpstreamDay starts, Instant readAt, Page page) {
        jdbc.sql("""
                insert into ledger_bill (period, starts, read_at, covers_all) values (?, ?, ?, ?)
                on conflict do nothing""")
                .params(period.name(), starts.date(), at(readAt), page.coversAll())
                .update();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select starts from ledger_bill where period = ? for update")
                    .param(period.name())
                    .query(LocalDate.class)
                    .single();
            replace(period, page.amounts());
            jdbc.sql("update ledger_bill set starts = ?, read_at = ?, covers_all = ? where period = ?")
                    .params(starts.date(), at(readAt), page.coversAll(), period.name())
                    .update();
        });
    }

    private void replace(Period period, Map<Long, Money> amounts) {
        Map<Long, Money> kept = amounts(period);
        List<Object[]> added = new ArrayList<>();
        List<Object[]> changed = new ArrayList<>();
        amounts.forEach((account, amount) -> {
            Money before = kept.remove(account);
            BigDecimal spent = storable(amount);
            if (before == null) {
                added.add(new Object[] {period.name(), account, spent});
            } else if (!before.equals(new Money(spent))) {
                changed.add(new Object[] {spent, period.name(), account});
            }
        });
        List<Object[]> ended = kept.keySet().stream()
                .map(account -> new Object[] {period.name(), account})
                .toList();
        template.batchUpdate("delete from ledger_spend where period = ? and account_id = ?", ended);
        template.batchUpdate("update ledger_spend set spent = ? where period = ? and account_id = ?", changed);
        template.batchUpdate("insert into ledger_spend (period, account_id, spent) values (?, ?, ?)", added);
    }

    private @Nullable Bill bill(Period period, UpstreamDay day) {
        return jdbc.sql("select starts, read_at, covers_all from ledger_bill where period = ? and starts = ?")
                .params(period.name(), period.startOf(day).date())
                .query((row, number) -> new Bill(
                        row.getObject("starts", LocalDate.class),
                        row.getObject("read_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("covers_all")))
                .optional()
                .orElse(null);
    }

    private @Nullable Page page(Period period, @Nullable Bill bill) {
        return bill == null ? null : new Page(amounts(period), bill.coversAll);
    }

    private Map<Long, Money> amounts(Period period) {
        Map<Long, Money> amounts = new HashMap<>();
        jdbc.sql("select account_id, spent from ledger_spend where period = ?")
                .param(period.name())
                .query(row -> {
                    amounts.put(row.getLong("account_id"), new Money(row.getBigDecimal("spent")));
                });
        return amounts;
    }

    private static BigDecimal storable(Money amount) {
        BigDecimal value = amount.amount();
        return value.scale() > DECIMALS ? value.setScale(DECIMALS, RoundingMode.HALF_EVEN) : value;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
