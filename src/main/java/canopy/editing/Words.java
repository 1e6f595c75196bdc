package canopy.editing;

import canopy.changes.Setback;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The room's sentences in the reader's language. */
@Component("editingWords")
class Words {

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    /** What a setting is called. */
    String label(Setting<?> setting) {
        return of("changes.field." + setting.name());
    }

    /** A text of a field as it is shown elsewhere: what an empty one means is said. */
    String shown(Setting<?> setting, String text) {
        return switch (setting.control()) {
            case CHOICE -> text.isEmpty() ? of("changes.notAvailable") : of("editing." + setting.name() + "." + text);
            default -> text.isEmpty() ? of("editing.empty." + setting.empty()) : text;
        };
    }

    /** Why a form cannot be used that was somebody else's, or was about something else. */
    Setback formUsedUp() {
        return new Setback(
                HttpStatus.CONFLICT, "changes.nothingSent.title", of("editing.usedUp"), null, null, null, null);
    }

    /** A difference as it is shown. */
    Shown shown(Difference raw) {
        boolean cleared = raw.after().isEmpty() && raw.setting().isLines();
        return new Shown(
                raw.setting().name(),
                raw.setting().isLines(),
                shown(raw.setting(), raw.before()),
                shown(raw.setting(), raw.after()),
                raw.removed(),
                raw.added(),
                cleared ? shown(raw.setting(), "") : null);
    }

    /**
     * A difference as it is shown.
     *
     * @param lines whether it is told by what goes and what comes
     * @param left what it means that nothing is left on a list, null where something is
     */
    record Shown(
            String field,
            boolean lines,
            String before,
            String after,
            List<String> removed,
            List<String> added,
            @Nullable String left) {}
}
