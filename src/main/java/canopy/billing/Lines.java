package canopy.billing;

import canopy.charts.Share;
import canopy.ledger.AccountLine;
import canopy.ledger.AccountSums;
import canopy.ledger.BillDays;
import canopy.ledger.DayLine;
import canopy.ledger.DayState;
import canopy.ledger.Figures;
import canopy.ledger.ModelDays;
import canopy.ledger.ModelLine;
import canopy.values.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the lines of a bill in Java: a year of days has thousands of cells, and an expression each would cost too much. */
record Lines(BillText text, BillLinks links, boolean exact) {

    /** Shares are of the total on all pages, so there are none while that is not known. */
    List<Line> accounts(AccountSums sums) {
        Money whole = cost(sums.total());
        return sums.lines().stream()
                .map(line -> line(
                        line.placed() ? links.account(line.id()) : null,
                        name(line),
                        line.placed() ? null : "warning",
                        line.placed() ? null : text.say("billing.unplaced.mark"),
                        line.figures(),
                        whole))
                .toList();
    }

    List<Line> models(ModelDays models) {
        Money whole = cost(models.total());
        return models.models().stream()
                .map(line -> line(links.model(line.model()), line.model(), null, null, line.figures(), whole))
                .toList();
    }

    List<Line> days(BillDays days) {
        return days.days().stream().map(this::day).toList();
    }

    /** The days of one model: one that is there without the model is a day on which it was not used. */
    List<Line> daysOf(String model, BillDays days, ModelDays models) {
        List<Line> lines = new ArrayList<>();
        for (DayLine day : days.days()) {
            List<ModelLine> there = models.byDay().get(day.day());
            Figures figures = there == null ? null : of(model, there);
            lines.add(day(new DayLine(
                    day.day(), figures == null ? DayState.MISSING : day.state(), figures, day.readAt(), null, false)));
        }
        return lines;
    }

    Line total(String name, @Nullable Figures figures) {
        return line(null, name, null, null, figures, null);
    }

    static Figures of(String model, List<ModelLine> there) {
        return there.stream()
                .filter(line -> line.model().equals(model))
                .findFirst()
                .map(ModelLine::figures)
                .orElse(Figures.ZERO);
    }

    private Line day(DayLine day) {
        String mark = day.state() == DayState.CLOSED && day.disagreement() == null ? null : "warning";
        return line(links.day(day.day()), text.day(day.day()), mark, note(day), day.figures(), null);
    }

    private @Nullable String note(DayLine day) {
        if (day.disagreement() != null) {
            return text.say("billing.disagreement.mark", text.exact(day.disagreement()));
        }
        return switch (day.state()) {
            case CLOSED -> null;
            case OPEN -> text.say("billing.open.mark", text.clock(Objects.requireNonNull(day.readAt())));
            case MISSING -> text.say("billing.missing.mark");
        };
    }

    private Line line(
            @Nullable String href,
            String name,
            @Nullable String mark,
            @Nullable String note,
            @Nullable Figures figures,
            @Nullable Money whole) {
        Figures shown = figures == null ? Figures.NOT_AVAILABLE : figures;
        Share share = Share.of(shown.cost(), whole);
        return new Line(
                href,
                name,
                mark,
                note,
                share == null
                        ? null
                        : text.say("billing.percent", share.percent().toPlainString()),
                share == null ? null : share.width().toPlainString(),
                text.cost(shown.cost(), exact),
                text.exact(shown.cost()),
                text.count(shown.requests()),
                text.count(shown.prompt()),
                text.count(shown.completion()),
                text.count(shown.cacheReads()),
                text.count(shown.images()));
    }

    private static String name(AccountLine line) {
        return line.name() == null ? line.id().toString() : line.name();
    }

    private static @Nullable Money cost(@Nullable Figures figures) {
        return figures == null ? null : figures.cost();
    }
}
