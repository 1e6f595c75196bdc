package canopy.editing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What only an owner may set, in a form of its own beside the others'; null is not in the form. */
record RoutingForm(
        @Nullable String level,
        @Nullable String role,
        @Nullable String factor,
        @Nullable String levelMapper) {

    /** What was sent, by the name of the setting. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        SettingsForm.put(texts, Settings.LEVEL, level);
        SettingsForm.put(texts, Settings.ROLE, role);
        SettingsForm.put(texts, Settings.FACTOR, factor);
        SettingsForm.put(texts, Settings.LEVEL_MAPPER, levelMapper);
        return texts;
    }
}
