package canopy.billing;

import java.util.Locale;

/** What the lines of a bill are. */
enum By {
    ACCOUNT,
    MODEL,
    DAY;

    /** As addresses and message keys write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
