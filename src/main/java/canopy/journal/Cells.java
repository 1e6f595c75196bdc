package canopy.journal;

import org.jspecify.annotations.Nullable;

/** Text in a CSV file that somebody may open with a spreadsheet. */
final class Cells {

    private Cells() {}

    /** A leading {@code = + - @}, tab or line break would start a formula: it is made plain by a quote before it. */
    static @Nullable String text(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return value;
        }
        return "=+-@\t\r\n＝＋－＠".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
