package canopy.web;

import canopy.formats.TimeFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says when upstream last answered, for the page that says that it does not. */
@Component
class Silence {

    private final DataAge age;
    private final TimeFormat when;
    private final MessageSource messages;

    Silence(DataAge age, TimeFormat when, MessageSource messages) {
        this.age = age;
        this.when = when;
        this.messages = messages;
    }

    /** A sentence; null when upstream never answered. */
    @Nullable
    String since() {
        Instant read = age.readAt();
        return read == null
                ? null
                : messages.getMessage(
                        "web.silent.since", new Object[] {when.moment(read)}, LocaleContextHolder.getLocale());
    }
}
