package canopy.dashboard;

import canopy.directory.MirrorState;
import canopy.formats.TimeFormat;
import canopy.manage.AccountStatus;
import canopy.manage.ManageSettings;
import canopy.manage.Subaccount.MoneyLimits;
import canopy.manage.Usage;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says in words how fresh a reading is, and what of it needs somebody. */
@Component
class Sentences {

    private static final BigDecimal NEAR = new BigDecimal("0.9");

    private final MessageSource messages;
    private final TimeFormat when;
    private final ZoneId zone;

    Sentences(MessageSource messages, TimeFormat when, ManageSettings upstream) {
        this.messages = messages;
        this.when = when;
        this.zone = upstream.zone();
    }

    /** How fresh a reading is, first; then what needs somebody. */
    List<Sentence> of(Reading<Live> live, @Nullable AccountStatus status, UpstreamDay today, Instant now, Heard heard) {
        List<Sentence> all = new ArrayList<>();
        all.add(freshness(live, now, heard));
        if (status != null) {
            if (Boolean.TRUE.equals(status.suspended())) {
                all.add(sentence("suspended", "trouble", heard));
            }
            if (Boolean.FALSE.equals(status.manage()) && live.trouble() != Trouble.MAY_NOT) {
                all.add(sentence("manage-no", "warning", heard));
            }
        }
        Live figures = live.value();
        if (figures != null) {
            MoneyLimits limits = figures.limits();
            Usage day = figures.todayOn(today);
            Usage month = figures.monthOn(today);
            against("daily", limits.daily(), day, heard, all);
            against("hard", limits.hard(), month, heard, all);
            if (reaches(month, limits.soft(), BigDecimal.ONE)) {
                all.add(sentence("soft-over", "warning", heard));
            }
        }
        return all;
    }

    /** How fresh any reading is. */
    Sentence freshness(Reading<?> reading, Instant now, Heard heard) {
        String readAt = clock(reading.readAt());
        if (reading.trouble() != null) {
            boolean mild = reading.trouble() == Trouble.SILENT || reading.trouble() == Trouble.BUDGET;
            String known =
                    reading.readAt() == null ? text("dashboard.live.nothing") : text("dashboard.live.kept", readAt);
            String detail = reading.trouble() == Trouble.REFUSED ? String.valueOf(reading.detail()) : "";
            String code = reading.trouble().key();
            return new Sentence(
                    code,
                    mild ? "warning" : "trouble",
                    text("dashboard.live." + code, clock(reading.since()), detail) + " " + known,
                    heard.isNews(code));
        }
        if (reading.readAt() == null) {
            return sentence("first", "warning", heard);
        }
        String code = reading.isOld(now) ? "late" : "fresh";
        return new Sentence(
                code,
                code.equals("late") ? "warning" : "active",
                text("dashboard.live." + code, readAt),
                heard.isNews(code));
    }

    /** How fresh the accounts are. */
    Sentence freshness(MirrorState mirror, Heard heard) {
        if (mirror.completeAt() == null) {
            return sentence("first", "warning", heard);
        }
        String code = mirror.stale() ? "late" : "mirror";
        return new Sentence(
                code,
                mirror.stale() ? "warning" : "active",
                text("dashboard.live." + code, when.moment(mirror.completeAt())),
                heard.isNews(code));
    }

    private void against(String limit, @Nullable Money most, @Nullable Usage used, Heard heard, List<Sentence> all) {
        if (reaches(used, most, BigDecimal.ONE)) {
            all.add(sentence(limit + "-over", "trouble", heard));
        } else if (reaches(used, most, NEAR)) {
            all.add(sentence(limit + "-near", "warning", heard));
        }
    }

    /** Upstream's 0 is no limit. */
    private static boolean reaches(@Nullable Usage used, @Nullable Money most, BigDecimal share) {
        return used != null
                && used.cost() != null
                && most != null
                && most.isPositive()
                && used.cost().compareTo(most.times(share)) >= 0;
    }

    private Sentence sentence(String code, String mark, Heard heard) {
        return new Sentence(code, mark, text("dashboard.live." + code), heard.isNews(code));
    }

    private String clock(@Nullable Instant instant) {
        Locale language = LocaleContextHolder.getLocale();
        return instant == null
                ? ""
                : DateTimeFormatter.ofPattern(text("dashboard.time.moment"), language)
                        .format(instant.atZone(zone));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
