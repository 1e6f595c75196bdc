package canopy.people;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** The present moment, as sessions, links and throttling count it. */
@Component
class PeopleTime {

    Instant now() {
        return Instant.now();
    }
}
