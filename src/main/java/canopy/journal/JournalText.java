package canopy.journal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The journal's words for templates, as {@code @journalText}. */
@Component("journalText")
class JournalText {

    private final MessageSource messages;
    private final ZoneId zone;

    JournalText(MessageSource messages, @Value("${canopy.manage.zone}") ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
    }

    /** What a room wrote down, which is the key of a message or plain text. */
    public String say(@Nullable String written) {
        return written == null
                ? ""
                : Objects.requireNonNullElse(messages.getMessage(written, null, written, language()), written);
    }

    /** The name of a field, or the field itself where nobody has named it. */
    public String label(String field) {
        return Objects.requireNonNullElse(
                messages.getMessage("changes.field." + field, null, field, language()), field);
    }

    /** Date and time to the second with the zone: the order of events matters. */
    public String moment(Instant instant) {
        return DateTimeFormatter.ofPattern(text("journal.time.moment"), language())
                .format(instant.atZone(zone));
    }

    /** Why it was asked for, or why it was refused. */
    public String remark(Intent intent) {
        if (intent.refusal() != null) {
            return intent.refusal().message();
        }
        return Objects.requireNonNullElse(intent.reason(), "");
    }

    /** What is known so far of what is open. */
    public String seen(Intent intent) {
        String why = intent.outcome().why();
        return say(why == null ? intent.sight().seen() : why);
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, language());
    }

    private static Locale language() {
        return LocaleContextHolder.getLocale();
    }
}
