package canopy.spreadsheets;

import org.jspecify.annotations.Nullable;

/** Somebody's text in a cell that somebody else may open with a spreadsheet. */
public final class Cells {

    private static final String STARTS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

    private Cells() {}

    /** A leading {@code = + - @}, tab or line break would start a formula: it is made plain by a quote before it. */
    public static @Nullable String text(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return value;
        }
        return STARTS_A_FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
