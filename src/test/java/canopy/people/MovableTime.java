package canopy.people;

import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Primary;

/** A clock that a test moves on. */
@Primary
public class MovableTime extends PeopleTime {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    Instant now() {
        return super.now().plus(ahead);
    }

    public void moveOn(Duration duration) {
        ahead = ahead.plus(duration);
    }

    public void reset() {
        ahead = Duration.ZERO;
    }
}
