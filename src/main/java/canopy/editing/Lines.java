package canopy.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A text field of several lines as its entries: blank lines and the spaces around an entry do not count. */
final class Lines {

    private Lines() {}

    /** @param number of the line in the field, from 1, blank ones counted */
    record Line(int number, String text) {}

    static List<Line> of(String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            String entry = line.strip();
            if (!entry.isEmpty()) {
                lines.add(new Line(number, entry));
            }
        }
        return lines;
    }

    /** The entries in one order: two texts that mean the same set are the same then. */
    static String sorted(String text) {
        return of(text).stream().map(Line::text).distinct().sorted().collect(Collectors.joining("\n"));
    }

    /** The entries alone. */
    static List<String> texts(String text) {
        return of(text).stream().map(Line::text).distinct().toList();
    }
}
