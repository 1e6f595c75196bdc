package canopy.ledger;

import canopy.ledger.DayTable.Day;
import canopy.values.UpstreamDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What each account used in all in a span. Sums over closed days are kept at hand as long as none of these days changes;
 * days that are not closed are added each time.
 */
@Component
class SpanSums {

    /** Lines of all sums that a node keeps at hand, about 200 bytes each. */
    private static final int LINES = 200_000;

    private final JdbcClient jdbc;
    private final Parts parts;
    private final Map<Key, Map<Long, Figures>> recent = new LinkedHashMap<>(16, 0.75f, true);
    private int lines;

    SpanSums(JdbcClient jdbc, Parts parts) {
        this.jdbc = jdbc;
        this.parts = parts;
    }

    /** @param version the last change of any of the days, so that a sum is found by what it was made of */
    private record Key(UpstreamDay from, UpstreamDay to, int days, long version) {}

    /** The sums over days that are there. The map must not be changed. */
    Map<Long, Figures> of(Collection<Day> days) {
        NavigableSet<UpstreamDay> closed = new TreeSet<>();
        List<LocalDate> open = new ArrayList<>();
        long version = 0;
        for (Day day : days) {
            if (day.closed()) {
                closed.add(day.day());
                version = Math.max(version, day.version());
            } else {
                open.add(day.day().date());
            }
        }
        Map<Long, Figures> sums = Map.of();
        if (!closed.isEmpty()) {
            Key key = new Key(closed.getFirst(), closed.getLast(), closed.size(), version);
            Map<Long, Figures> found = find(key);
            sums = found == null ? keep(key, summed(closed)) : found;
        }
        if (open.isEmpty()) {
            return sums;
        }
        Map<Long, Figures> all = new HashMap<>(sums);
        summed(open, List.of()).forEach((account, figures) -> all.merge(account, figures, Figures::plus));
        return all;
    }

    private Map<Long, Figures> summed(NavigableSet<UpstreamDay> closed) {
        List<LocalDate> single = new ArrayList<>();
        List<Span> whole = new ArrayList<>();
        for (Span part : parts.of(new Span(closed.getFirst(), closed.getLast()))) {
            if (part.length() > 1 && closed.containsAll(part.days())) {
                whole.add(part);
            } else {
                part.days().stream()
                        .filter(closed::contains)
                        .map(UpstreamDay::date)
                        .forEach(single::add);
            }
        }
        return summed(single, whole);
    }

    private Map<Long, Figures> summed(List<LocalDate> days, List<Span> whole) {
        List<String> sources = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        String columns = "select account, " + FigureColumns.NAMES + " from ";
        for (LocalDate day : days) {
            sources.add(columns + "ledger_account_day where on_day = ?");
            parameters.add(day);
        }
        for (Span part : whole) {
            sources.add(columns + "ledger_part_account where from_day = ? and to_day = ?");
            parameters.add(part.from().date());
            parameters.add(part.to().date());
        }
        Map<Long, Figures> sums = new HashMap<>();
        jdbc.sql("select account, " + FigureColumns.SUMS + " from (" + String.join(" union all ", sources)
                        + ") as lines group by account")
                .params(parameters)
                .query(row -> {
                    sums.put(row.getLong("account"), FigureColumns.read(row));
                });
        return sums;
    }

    private synchronized @Nullable Map<Long, Figures> find(Key key) {
        return recent.get(key);
    }

    private synchronized Map<Long, Figures> keep(Key key, Map<Long, Figures> sums) {
        Map<Long, Figures> before = recent.put(key, sums);
        lines += sums.size() - (before == null ? 0 : before.size());
        var eldest = recent.entrySet().iterator();
        while (lines > LINES && recent.size() > 1) {
            lines -= eldest.next().getValue().size();
            eldest.remove();
        }
        return sums;
    }
}
