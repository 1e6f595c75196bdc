package canopy.people;

import jakarta.validation.constraints.Pattern;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language somebody wants to read; empty leaves it to the browser. */
record LanguageForm(
        @Pattern(regexp = LanguageForm.OFFERED, message = "{people.language.unknown}") @Nullable
        String language) {

    static final String OFFERED = "|en|zh-CN";

    static @Nullable Locale locale(@Nullable String tag) {
        return tag == null || tag.isEmpty() ? null : Locale.forLanguageTag(tag);
    }
}
