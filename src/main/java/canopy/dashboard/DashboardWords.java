package canopy.dashboard;

import canopy.charts.Change;
import canopy.formats.TimeFormat;
import java.math.RoundingMode;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What templates of this room say of ranges and changes, as {@code @dashboardWords}. */
@Component("dashboardWords")
class DashboardWords {

    private final MessageSource messages;
    private final TimeFormat when;

    DashboardWords(MessageSource messages, TimeFormat when) {
        this.messages = messages;
        this.when = when;
    }

    /** Such as "12 % more than by this time". */
    public String change(Change change) {
        String way = change.direction() > 0 ? "more" : change.direction() < 0 ? "less" : "same";
        if (change.percent() == null) {
            return text("dashboard.change.new");
        }
        return text(
                "dashboard.change." + way,
                change.percent().abs().setScale(0, RoundingMode.HALF_UP).toPlainString());
    }

    /** @param horizon {@code year} or {@code month}: how far was looked */
    public String end(Runway.End end, String horizon) {
        if (end.isNever()) {
            return text("dashboard.runway.never." + horizon);
        }
        if (end.isOneDay()) {
            return text("dashboard.runway.on", when.day(end.earliest()));
        }
        return end.isOpen()
                ? text("dashboard.runway.from." + horizon, when.day(end.earliest()))
                : text("dashboard.runway.between", when.day(end.earliest()), when.day(end.latest()));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
