package canopy.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

/**
 * What is wrong with a form, in the reader's language.
 *
 * @param field the field it is about, null when it is about none
 */
public record Complaint(@Nullable String field, String message) {

    /** All complaints of a form, in the order of its errors. */
    static List<Complaint> all(BindingResult errors, MessageSource messages) {
        return errors.getAllErrors().stream()
                .map(error -> new Complaint(
                        error instanceof FieldError wrong ? wrong.getField() : null,
                        messages.getMessage(error, LocaleContextHolder.getLocale())))
                .toList();
    }

    /** The first complaint about a field, null when there is none. */
    public static @Nullable String about(String field, List<Complaint> complaints) {
        return complaints.stream()
                .filter(complaint -> field.equals(complaint.field()))
                .map(Complaint::message)
                .findFirst()
                .orElse(null);
    }
}
