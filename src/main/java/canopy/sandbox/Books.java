package canopy.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Adds consumption up. Every sum is made of the same whole numbers, so days, models and accounts always agree. */
final class Books {

    private final Accounts accounts;
    private final Usage usage;
    private final BusinessDays days;

    Books(Accounts accounts, Usage usage, BusinessDays days) {
        this.accounts = accounts;
        this.usage = usage;
        this.days = days;
    }

    /** The bill of some accounts; those deleted since keep their past. */
    Bill of(long[] ids, Predicate<Account> wanted, Period period, Instant now) {
        LocalDate today = days.dateOf(now);
        LocalDate last = period.last().isAfter(today) ? today : period.last();
        List<Bill.Day> table = new ArrayList<>();
        for (LocalDate date = period.first(); !date.isAfter(last); date = date.plusDays(1)) {
            table.add(new Bill.Day(date, days.startOf(date.toEpochDay()), row(), new Tally()));
        }
        List<Bill.Line> lines = new ArrayList<>();
        for (long id : ids) {
            Account account = accounts.at(id, now);
            if (wanted.test(account)) {
                Tally total = new Tally();
                table.forEach(day -> enter(account, day, total));
                if (!total.isEmpty()) {
                    lines.add(new Bill.Line(
                            id, account.profile().name(), account.profile().email(), total));
                }
            }
        }
        lines.sort(Comparator.comparingLong((Bill.Line line) -> line.total().micros())
                .reversed()
                .thenComparingLong(Bill.Line::id));
        return summed(table, lines);
    }

    private void enter(Account account, Bill.Day day, Tally total) {
        long number = day.date().toEpochDay();
        long end = Math.min(account.meter().settled(), days.startOf(number + 1));
        usage.consume(
                account.id(), account.meter().timeline(), number, day.start(), end, (model, requests, load, micros) -> {
                    day.models().get(model).take(model, requests, load, micros);
                    total.take(model, requests, load, micros);
                });
    }

    private static Bill summed(List<Bill.Day> table, List<Bill.Line> lines) {
        List<Tally> models = row();
        Tally total = new Tally();
        for (Bill.Day day : table) {
            for (int model = 0; model < models.size(); model++) {
                models.get(model).add(day.models().get(model));
                day.total().add(day.models().get(model));
            }
            total.add(day.total());
        }
        return new Bill(table, models, lines, total);
    }

    private static List<Tally> row() {
        return Catalogue.MODELS.stream().map(model -> new Tally()).toList();
    }
}
