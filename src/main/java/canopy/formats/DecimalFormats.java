package canopy.formats;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Decimal formats by pattern and language. Making one costs several times what using it does, and pages use hundreds. */
final class DecimalFormats {

    private static final Map<Key, DecimalFormat> PROTOTYPES = new ConcurrentHashMap<>();

    private record Key(String pattern, Locale language) {}

    private DecimalFormats() {}

    /** A format of the caller's own, which may be changed and is not to be shared. */
    static DecimalFormat of(String pattern, Locale language) {
        DecimalFormat prototype = PROTOTYPES.computeIfAbsent(
                new Key(pattern, language),
                key -> new DecimalFormat(key.pattern(), DecimalFormatSymbols.getInstance(key.language())));
        return (DecimalFormat) prototype.clone();
    }
}
