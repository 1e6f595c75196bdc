package canopy.billing;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a file holds. */
enum Detail {
    /** The lines of the page, on all of its pages. */
    SCREEN,
    ACCOUNT_DAYS,
    MODEL_DAYS;

    static Optional<Detail> of(String key) {
        return Stream.of(values()).filter(detail -> detail.key().equals(key)).findFirst();
    }

    /** As addresses write it, such as {@code account-days}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
