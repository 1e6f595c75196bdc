package canopy.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** The present moment as the journal writes it down: to the microsecond, as both databases keep it. */
@Component
class JournalTime {

    Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
