package canopy.directory;

import canopy.directory.Register.Line;
import canopy.manage.UpstreamClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps the mirror going from start to stop: one thread walks, one keeps this node's roster up to date. */
@Component
class Background implements SmartLifecycle {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    /** A console that is started again and again does not walk each time. */
    private static final Duration JUST_WALKED = Duration.ofMinutes(1);

    private final Walker walker;
    private final RosterKeeper rosters;
    private final Register register;
    private final UpstreamClock clock;
    private @Nullable Ticker walking;
    private @Nullable Ticker following;
    private volatile boolean stopping;

    Background(Walker walker, RosterKeeper rosters, Register register, UpstreamClock clock) {
        this.walker = walker;
        this.rosters = rosters;
        this.register = register;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        Line line = register.read();
        Instant now = clock.now();
        Instant ended = line.walkEnded();
        if (line.failures() == 0 && (ended == null || ended.plus(JUST_WALKED).isBefore(now))) {
            register.request(now);
        }
        stopping = false;
        following = new Ticker("mirror roster", LOOK_EVERY, rosters::follow);
        walking = new Ticker("mirror walk", LOOK_EVERY, this::walk);
    }

    /** Looks at once whether a walk is due. */
    synchronized void wake() {
        if (walking != null) {
            walking.wake();
        }
    }

    @Override
    public synchronized void stop() {
        stopping = true;
        if (walking != null) {
            walking.close();
            walking = null;
        }
        if (following != null) {
            following.close();
            following = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return walking != null;
    }

    private void walk() {
        if (walker.walkIfDue(() -> stopping)) {
            rosters.follow();
        }
    }
}
