package canopy.web;

import canopy.directory.Directory;
import canopy.directory.MirrorState;
import canopy.formats.NumberFormats;
import canopy.formats.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How old the accounts are that pages show, in words. */
@Component
class DataAge {

    private final ObjectProvider<Directory> directory;
    private final TimeFormat when;
    private final NumberFormats number;
    private final MessageSource messages;

    DataAge(ObjectProvider<Directory> directory, TimeFormat when, NumberFormats number, MessageSource messages) {
        this.directory = directory;
        this.when = when;
        this.number = number;
        this.messages = messages;
    }

    /** @see Shell */
    record Words(
            @Nullable String readAt,
            @Nullable String ago,
            @Nullable Long seconds,
            @Nullable String iso,
            boolean stale,
            @Nullable String readsToday) {

        static final Words NONE = new Words(null, null, null, null, false, null);
    }

    Words words() {
        Directory mirror = directory.getIfAvailable();
        return mirror == null ? Words.NONE : words(mirror.state());
    }

    /** When the accounts were last read completely; null when they never were. */
    @Nullable
    Instant readAt() {
        Directory mirror = directory.getIfAvailable();
        return mirror == null ? null : mirror.state().completeAt();
    }

    private Words words(MirrorState state) {
        String reads = text(
                "web.reads-today",
                number.whole(state.budget().used()),
                number.whole(state.budget().limit()));
        Instant read = state.completeAt();
        if (read == null) {
            return new Words(text("web.never-read"), null, null, null, true, reads);
        }
        return new Words(
                text("web.read-at", when.moment(read)),
                when.age(read),
                Duration.between(read, Instant.now()).toSeconds(),
                when.iso(read),
                state.stale(),
                reads);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
