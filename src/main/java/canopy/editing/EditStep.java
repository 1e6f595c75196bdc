package canopy.editing;

import canopy.changes.FormIntent;
import canopy.journal.IntentId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where somebody is on the way from the form to the change.
 *
 * @param intent the name of the change, from the form on
 * @param seen the texts that the form showed, as JSON
 * @param confirmed whether the check page was agreed to
 * @param back whether to go from the check page to the form again
 */
record EditStep(
        @Nullable String intent,
        @Nullable String seen,
        @Nullable Boolean confirmed,
        @Nullable Boolean back,
        @Nullable String password) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    static String json(Map<String, String> texts) {
        return JSON.writeValueAsString(texts);
    }

    boolean isConfirmed() {
        return Boolean.TRUE.equals(confirmed);
    }

    boolean goesBack() {
        return Boolean.TRUE.equals(back);
    }

    IntentId id() {
        return FormIntent.of(intent);
    }

    /** The texts that the form showed, by the name of the setting. */
    Map<String, String> texts() {
        try {
            Map<String, String> texts = JSON.readValue(String.valueOf(seen), TEXTS);
            if (texts != null && !texts.containsValue(null)) {
                return texts;
            }
        } catch (JacksonException unusable) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "seen", unusable);
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "seen");
    }
}
