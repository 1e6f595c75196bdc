package canopy.ledger;

import canopy.ledger.DayTable.Day;
import canopy.values.UpstreamDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What each account used in all in a span. Sums are kept at hand as long as none of their days changes, those of closed
 * days apart from those that are not: today changes every minute, and a year of closed days does not.
 */
@Component
class SpanSums {

    /** Lines of all sums that a node keeps at hand, about 200 bytes each. */
    private static final int LINES = 250_000;

    private final JdbcClient jdbc;
    private final Parts parts;
    private final Answers<Key, Map<Long, Figures>> recent = new Answers<>(LINES, Map::size);

    SpanSums(JdbcClient jdbc, Parts parts) {
        this.jdbc = jdbc;
        this.parts = parts;
    }

    /**
     * Which days, and as of which change of any of them: what a sum is made of. A day that joins or changes takes a version
     * above all others, and one that leaves lowers the count.
     */
    record Key(UpstreamDay from, UpstreamDay to, int days, long version) {

        /** @param days at least one */
        static Key of(Collection<Day> days) {
            UpstreamDay from = null;
            UpstreamDay to = null;
            long version = 0;
            for (Day day : days) {
                from = from == null || day.day().compareTo(from) < 0 ? day.day() : from;
                to = to == null || day.day().compareTo(to) > 0 ? day.day() : to;
                version = Math.max(version, day.version());
            }
            if (from == null || to == null) {
                throw new IllegalArgumentException("A sum is made of one day at least");
            }
            return new Key(from, to, days.size(), version);
        }
    }

    /** The sums over days that are there. The map must not be changed. */
    Map<Long, Figures> of(Collection<Day> days) {
        List<Day> closed = days.stream().filter(Day::closed).toList();
        List<Day> open = days.stream().filter(day -> !day.closed()).toList();
        if (open.isEmpty()) {
            return closed.isEmpty() ? Map.of() : closed(closed);
        }
        return recent.of(Key.of(days), () -> {
            Map<Long, Figures> all = closed.isEmpty() ? new HashMap<>() : new HashMap<>(closed(closed));
            read(open.stream().map(day -> day.day().date()).toList(), List.of(), all);
            return all;
        });
    }

    private Map<Long, Figures> closed(List<Day> closed) {
        return recent.of(Key.of(closed), () -> summed(closed));
    }

    private Map<Long, Figures> summed(List<Day> closed) {
        NavigableSet<UpstreamDay> days = new TreeSet<>();
        closed.forEach(day -> days.add(day.day()));
        List<LocalDate> single = new ArrayList<>();
        List<Span> whole = new ArrayList<>();
        for (Span part : parts.of(new Span(days.getFirst(), days.getLast()))) {
            if (part.length() > 1 && days.containsAll(part.days())) {
                whole.add(part);
            } else {
                part.days().stream()
                        .filter(days::contains)
                        .map(UpstreamDay::date)
                        .forEach(single::add);
            }
        }
        Map<Long, Figures> sums = new HashMap<>();
        read(single, whole, sums);
        return sums;
    }

    /** Adds lines one after another: the database would group millions of them on its way. */
    private void read(List<LocalDate> days, List<Span> whole, Map<Long, Figures> sums) {
        String columns = "select account, " + FigureColumns.NAMES + " from ";
        for (LocalDate day : days) {
            add(jdbc.sql(columns + "ledger_account_day where on_day = ?").param(day), sums);
        }
        for (Span part : whole) {
            add(
                    jdbc.sql(columns + "ledger_part_account where from_day = ? and to_day = ?")
                            .params(part.from().date(), part.to().date()),
                    sums);
        }
    }

    private static void add(JdbcClient.StatementSpec lines, Map<Long, Figures> sums) {
        lines.query(row -> {
            sums.merge(row.getLong(1), FigureColumns.read(row, 2), Figures::plus);
        });
    }
}
