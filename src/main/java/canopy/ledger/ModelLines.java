package canopy.ledger;

import canopy.ledger.DayTable.Day;
import canopy.ledger.ModelDays.State;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bills by model, of any subject, as far as they are kept. */
@Component
class ModelLines {

    private static final Comparator<ModelLine> LARGEST_FIRST = Comparator.comparing((ModelLine line) ->
                    line.figures().cost() == null ? Money.ZERO : line.figures().cost())
            .reversed()
            .thenComparing(ModelLine::model);

    private final JdbcClient jdbc;
    private final DayTable days;
    private final Closing closing;

    ModelLines(JdbcClient jdbc, DayTable days, Closing closing) {
        this.jdbc = jdbc;
        this.days = days;
        this.closing = closing;
    }

    /** What is kept; whether more is on its way is for others to say. */
    ModelDays read(long subject, Span span) {
        NavigableMap<UpstreamDay, Day> kept = days.read(subject, span);
        SortedMap<UpstreamDay, List<ModelLine>> byDay = new TreeMap<>();
        Map<String, Figures> sums = new TreeMap<>();
        kept.keySet().forEach(day -> byDay.put(day, new ArrayList<>()));
        jdbc.sql("select on_day, model, " + FigureColumns.NAMES
                        + " from ledger_model_day where subject = ? and on_day between ? and ?")
                .params(subject, span.from().date(), span.to().date())
                .query(row -> {
                    ModelLine line = new ModelLine(row.getString("model"), FigureColumns.read(row));
                    List<ModelLine> day = byDay.get(Times.day(row, "on_day"));
                    // A day that is entered just now is not there yet.
                    if (day != null) {
                        day.add(line);
                        sums.merge(line.model(), line.figures(), Figures::plus);
                    }
                });
        byDay.values().forEach(lines -> lines.sort(LARGEST_FIRST));
        List<ModelLine> models = sums.entrySet().stream()
                .map(sum -> new ModelLine(sum.getKey(), sum.getValue()))
                .sorted(LARGEST_FIRST)
                .toList();
        Span past = span.upTo(closing.today());
        int missing = past == null ? 0 : past.length() - kept.size();
        Figures total = models.stream().map(ModelLine::figures).reduce(Figures.ZERO, Figures::plus);
        return new ModelDays(
                State.READY,
                null,
                null,
                models,
                byDay,
                missing == 0 && past != null ? total : null,
                missing,
                oldestOpen(kept),
                sum(kept, true),
                subject <= Subjects.OWN ? null : sum(kept, false));
    }

    /** Hands over the models of each day that is there, day by day. */
    void each(long subject, Span span, Consumer<ModelDay> action) {
        for (Day day : days.read(subject, span).values()) {
            jdbc.sql("select model, " + FigureColumns.NAMES
                            + " from ledger_model_day where subject = ? and on_day = ? order by model")
                    .params(subject, day.day().date())
                    .query((row, number) ->
                            new ModelDay(day.day(), day.state(), row.getString("model"), FigureColumns.read(row)))
                    .list()
                    .forEach(action);
        }
    }

    private static @Nullable Instant oldestOpen(NavigableMap<UpstreamDay, Day> kept) {
        return kept.values().stream()
                .filter(day -> !day.closed())
                .map(Day::readAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** By how much closed days disagree, or what days that are not closed may lack. */
    private static @Nullable Money sum(NavigableMap<UpstreamDay, Day> kept, boolean closed) {
        Money sum = Money.ZERO;
        for (Day day : kept.values()) {
            if (day.closed() == closed && day.disagreement() != null) {
                sum = sum.plus(day.disagreement());
            }
        }
        return sum.isZero() ? null : sum;
    }
}
