package canopy.ledger;

import canopy.ledger.DayTable.Day;
import canopy.ledger.ModelDays.State;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
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

    /** Lines of all answers that a node keeps at hand, about 200 bytes each: a year of a dozen models has 4,400. */
    private static final int LINES = 100_000;

    private final JdbcClient jdbc;
    private final DayTable days;
    private final Closing closing;
    private final Answers<Asked, Kept> answers = new Answers<>(LINES, Kept::lines);

    /** Which days of whom, as of which change of any of them. */
    private record Asked(long subject, SpanSums.Key days) {}

    /**
     * What is the same until one of the days changes.
     *
     * @param lines of all days together
     */
    private record Kept(
            List<ModelLine> models, SortedMap<UpstreamDay, List<ModelLine>> byDay, Figures total, int lines) {}

    ModelLines(JdbcClient jdbc, DayTable days, Closing closing) {
        this.jdbc = jdbc;
        this.days = days;
        this.closing = closing;
    }

    /** What is kept; whether more is on its way is for others to say. */
    ModelDays read(long subject, Span span) {
        NavigableMap<UpstreamDay, Day> kept = days.read(subject, span);
        Kept lines = kept.isEmpty()
                ? read(subject, kept)
                : answers.of(new Asked(subject, SpanSums.Key.of(kept.values())), () -> read(subject, kept));
        Span past = span.upTo(closing.today());
        int missing = past == null ? 0 : past.length() - kept.size();
        return new ModelDays(
                State.READY,
                null,
                null,
                lines.models,
                lines.byDay,
                missing == 0 && past != null ? lines.total : null,
                missing,
                oldestOpen(kept),
                sum(kept, true),
                subject <= Subjects.OWN ? null : sum(kept, false));
    }

    private Kept read(long subject, NavigableMap<UpstreamDay, Day> kept) {
        SortedMap<UpstreamDay, List<ModelLine>> byDay = new TreeMap<>();
        Map<String, Figures> sums = new TreeMap<>();
        LongAdder count = new LongAdder();
        kept.keySet().forEach(day -> byDay.put(day, new ArrayList<>()));
        if (!kept.isEmpty()) {
            jdbc.sql("select on_day, model, " + FigureColumns.NAMES
                            + " from ledger_model_day where subject = ? and on_day between ? and ?")
                    .params(subject, kept.firstKey().date(), kept.lastKey().date())
                    .query(row -> {
                        ModelLine line = new ModelLine(row.getString(2), FigureColumns.read(row, 3));
                        List<ModelLine> day = byDay.get(Times.day(row, "on_day"));
                        // A day that is entered just now is not there yet.
                        if (day != null) {
                            day.add(line);
                            sums.merge(line.model(), line.figures(), Figures::plus);
                            count.increment();
                        }
                    });
        }
        byDay.values().forEach(lines -> lines.sort(LARGEST_FIRST));
        List<ModelLine> models = sums.entrySet().stream()
                .map(sum -> new ModelLine(sum.getKey(), sum.getValue()))
                .sorted(LARGEST_FIRST)
                .toList();
        Figures total = models.stream().map(ModelLine::figures).reduce(Figures.ZERO, Figures::plus);
        return new Kept(models, Collections.unmodifiableSortedMap(byDay), total, count.intValue());
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
