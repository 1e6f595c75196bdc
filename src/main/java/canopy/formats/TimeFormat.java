package canopy.formats;

import canopy.manage.ManageSettings;
import canopy.values.UpstreamDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Moments and days for templates, as {@code @when}: in the reader's language, on the upstream's clock. Null reads "not
 * available".
 */
@Component("when")
public class TimeFormat {

    private final ZoneId zone;
    private final MessageSource messages;
    private final Map<String, DateTimeFormatter> formats = new ConcurrentHashMap<>();

    TimeFormat(ManageSettings upstream, MessageSource messages) {
        this.zone = upstream.zone();
        this.messages = messages;
    }

    /** Date and time to the minute with the zone, such as "21 Nov 2026, 14:03 GMT+8". */
    public String moment(@Nullable Instant instant) {
        return instant == null ? missing() : format("web.time.moment").format(instant.atZone(zone));
    }

    public String day(@Nullable Instant instant) {
        return instant == null ? missing() : day(LocalDate.ofInstant(instant, zone));
    }

    public String day(@Nullable UpstreamDay day) {
        return day == null ? missing() : day(day.date());
    }

    /** A day, such as "21 Nov 2026". */
    public String day(@Nullable LocalDate day) {
        return day == null ? missing() : format("web.time.day").format(day);
    }

    /** In the pattern that a message gives for the reader's language. */
    public String in(String patternKey, LocalDate day) {
        return format(patternKey).format(day);
    }

    /** The time of day to the minute on the upstream's clock, such as "12:04". */
    public String clock(Instant instant) {
        return format("web.time.clock").format(instant.atZone(zone));
    }

    /** How long ago in whole minutes, hours or days, such as "3 minutes ago". */
    public String age(@Nullable Instant instant) {
        if (instant == null) {
            return missing();
        }
        Duration age = Duration.between(instant, Instant.now());
        if (age.toMinutes() < 1) {
            return text("web.time.now");
        }
        if (age.toHours() < 1) {
            return text("web.time.minutes", age.toMinutes());
        }
        return age.toDays() < 1 ? text("web.time.hours", age.toHours()) : text("web.time.days", age.toDays());
    }

    /** For {@code <time datetime>}. */
    public String iso(@Nullable Instant instant) {
        return instant == null ? "" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The name of the clock, such as "Asia/Shanghai". */
    public String zone() {
        return zone.getId();
    }

    private DateTimeFormatter format(String key) {
        return formats.computeIfAbsent(
                LocaleContextHolder.getLocale() + key,
                made -> DateTimeFormatter.ofPattern(text(key), LocaleContextHolder.getLocale()));
    }

    private String missing() {
        return text("web.missing");
    }

    private String text(String key, Object... arguments) {
        Locale language = LocaleContextHolder.getLocale();
        return messages.getMessage(key, arguments, language);
    }
}
