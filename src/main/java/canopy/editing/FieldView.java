package canopy.editing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form.
 *
 * @param type as {@code fragments/field.html} knows it, or {@code choice} or {@code lines}
 * @param hint the unit, the parent's cap and what an empty field means
 * @param options of a choice
 */
record FieldView(
        String name,
        String type,
        String label,
        @Nullable String hint,
        String value,
        @Nullable String error,
        List<Option> options) {

    /** One of the values to choose from. */
    record Option(String value, String label) {}

    /** Fields under one heading. */
    record Section(String key, List<FieldView> fields) {}
}
