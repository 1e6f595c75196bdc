package canopy.web;

import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our own faults: logged with a number that the person can tell, so that the log's line is found. */
final class References {

    private static final Logger LOG = LoggerFactory.getLogger(References.class);

    private References() {}

    /** Logs the fault and answers its number, such as {@code 7F3A-9C21}. */
    static String log(String method, String path, Throwable fault) {
        String digits = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        String reference = digits.substring(0, 4) + "-" + digits.substring(4, 8);
        LOG.error("Fault {} at {} {}", reference, method, path.replaceAll("[\\p{Cntrl}]", "?"), fault);
        return reference;
    }
}
