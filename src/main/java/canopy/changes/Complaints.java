package canopy.changes;

import canopy.people.Complaint;
import canopy.values.Parsed;
import canopy.values.Parsed.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** Collects what is wrong with one form while it is read, in the reader's language. */
public final class Complaints {

    private final MessageSource messages;
    private final List<Complaint> all = new ArrayList<>();

    public Complaints(MessageSource messages) {
        this.messages = messages;
    }

    /** The value that a field means, null when it was empty or means none; what is wrong with it is noted. */
    public <T> @Nullable T value(String field, Parsed<T> parsed) {
        Problem problem = parsed.problem();
        if (problem != null) {
            about(field, problem.key(), problem.arguments().toArray());
        }
        return parsed.value();
    }

    /**
     * Notes something that is wrong with a field.
     *
     * @param key of a sentence whose first argument is the field's name, which is put there here
     */
    public void about(String field, String key, Object... arguments) {
        List<Object> named = new ArrayList<>();
        named.add(text("changes.field." + field));
        named.addAll(List.of(arguments));
        all.add(new Complaint(field, text(key, named.toArray())));
    }

    /** Notes something that is wrong with the form as a whole. */
    public void aboutAll(String key, Object... arguments) {
        all.add(new Complaint(null, text(key, arguments)));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** In the order in which they were noted. */
    public List<Complaint> all() {
        return List.copyOf(all);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
