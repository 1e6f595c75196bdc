package canopy.directory;

import canopy.directory.AccountTable.Stored;
import canopy.directory.MirrorState.Phase;
import canopy.directory.MirrorState.Problem;
import canopy.directory.MirrorState.Progress;
import canopy.directory.Register.Line;
import canopy.ledger.ReadBudget;
import canopy.manage.UpstreamClock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells how far the mirror can be trusted, and asks for walks. */
@Component
class Observatory {

    private final Register register;
    private final RosterKeeper rosters;
    private final Ownership ownership;
    private final OwnTable own;
    private final ReadBudget budget;
    private final UpstreamClock clock;
    private final DirectorySettings settings;
    private final Background background;

    Observatory(
            Register register,
            RosterKeeper rosters,
            Ownership ownership,
            OwnTable own,
            ReadBudget budget,
            UpstreamClock clock,
            DirectorySettings settings,
            Background background) {
        this.register = register;
        this.rosters = rosters;
        this.ownership = ownership;
        this.own = own;
        this.budget = budget;
        this.clock = clock;
        this.settings = settings;
        this.background = background;
    }

    MirrorState state() {
        Line line = register.read();
        Roster roster = rosters.current();
        ReadBudget.State reads = budget.state();
        boolean foreign = ownership.isForeign();
        Problem problem = foreign ? Problem.OTHER_ACCOUNT : line.abandoned() ? Problem.STOPPED : line.problem();
        return new MirrorState(
                foreign ? Phase.REFUSED : phase(line, problem),
                roster.size(),
                progress(line),
                line.completeSince(),
                line.walkEnded(),
                problem,
                line.detail(),
                line.nextWalk(),
                isStale(line.completeSince()),
                roster.spends().readAt(),
                foreign ? null : own.latest().orElse(null),
                new MirrorState.Reads(reads.used(), reads.limit()));
    }

    boolean requestWalk() {
        ReadBudget.State reads = budget.state();
        if (reads.left() == 0 || !register.request(clock.now())) {
            return false;
        }
        background.wake();
        return true;
    }

    /** Each account that is there was seen by the last complete walk, even where nothing was written about it. */
    Instant readAt(Stored stored) {
        Instant complete = register.read().completeSince();
        if (stored.goneSince() != null || complete == null || complete.isBefore(stored.readAt())) {
            return stored.readAt();
        }
        return complete;
    }

    private static Phase phase(Line line, @Nullable Problem problem) {
        if (line.walking()) {
            return Phase.WALKING;
        }
        if (problem != null) {
            return Phase.INCOMPLETE;
        }
        return line.completeSince() == null ? Phase.NEVER_WALKED : Phase.COMPLETE;
    }

    private static @Nullable Progress progress(Line line) {
        Instant started = line.walkStarted();
        return line.walking() && started != null ? new Progress(started, line.rowsRead(), line.rowsTotal()) : null;
    }

    /** Two walks in a row were missed. */
    private boolean isStale(@Nullable Instant completeSince) {
        return completeSince == null
                || completeSince
                        .plus(settings.walkEvery().multipliedBy(2))
                        .plusSeconds(60)
                        .isBefore(clock.now());
    }
}
