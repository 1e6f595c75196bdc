package canopy.changes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a form, in the reader's language.
 *
 * @param field the field it is about, null when it is about none
 */
public record Complaint(@Nullable String field, String message) {

    /** The first complaint about a field, null when there is none. */
    public static @Nullable String about(String field, List<Complaint> complaints) {
        return complaints.stream()
                .filter(complaint -> field.equals(complaint.field()))
                .map(Complaint::message)
                .findFirst()
                .orElse(null);
    }
}
