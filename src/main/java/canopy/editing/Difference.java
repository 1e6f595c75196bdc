package canopy.editing;

import canopy.journal.Fact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One setting before and after: texts as its field shows them, a list by what goes and what comes, too. */
record Difference(Setting<?> setting, String before, String after, List<String> removed, List<String> added) {

    static Difference of(Setting<?> setting, String before, String after) {
        return new Difference(setting, before, after, without(before, after), without(after, before));
    }

    /** As the journal keeps it: on one line, and nothing for an empty text. */
    Fact fact() {
        return new Fact(setting.name(), plain(before), plain(after));
    }

    static @Nullable String plain(String text) {
        return text.isEmpty() ? null : String.join(", ", Lines.texts(text));
    }

    private static List<String> without(String text, String other) {
        List<String> rest = new ArrayList<>(Lines.texts(text));
        rest.removeAll(Lines.texts(other));
        return rest;
    }
}
