package canopy.editing;

import canopy.changes.Images;
import canopy.directory.Cause;
import canopy.directory.Directory;
import canopy.directory.MirroredAccount;
import canopy.journal.Fact;
import canopy.journal.Finding;
import canopy.journal.Intent;
import canopy.journal.Kind;
import canopy.journal.Reconciler;
import canopy.manage.ManageException;
import canopy.manage.Subaccount;
import canopy.manage.UpstreamClock;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells what came of an edit by comparing each changed setting with what it was and what it was to be. */
@Component
class EditReconciler implements Reconciler {

    /** A call whose answer was lost may still arrive, and a look may see what was there before. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Somewhat less than are made in that time: a clock that was put ahead makes it short. */
    private static final int LEAST_LOOKS = 6;

    private final Directory directory;
    private final UpstreamClock clock;

    EditReconciler(Directory directory, UpstreamClock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Set<Kind> kinds() {
        return EnumSet.of(Kind.EDIT);
    }

    @Override
    public Finding look(Intent intent) {
        AccountId id = intent.account();
        if (id == null || intent.before() == null) {
            return new Finding.CannotSee("editing.seen.unknown");
        }
        try {
            Optional<MirroredAccount> now = directory.refresh(
                    id, Dna.WHOLE_TREE, Cause.intent(intent.id().value()));
            if (now.isEmpty()) {
                return new Finding.CannotSee("editing.seen.unknown");
            }
            return now.get().isGone()
                    ? new Finding.Contradiction("changes.gone")
                    : compare(
                            intent,
                            Images.read(intent.before(), EditImage.class),
                            now.get().account());
        } catch (ManageException silent) {
            return new Finding.CannotSee(String.valueOf(silent.getMessage()));
        }
    }

    private Finding compare(Intent intent, EditImage image, Subaccount now) {
        Set<Progress> progress = EnumSet.noneOf(Progress.class);
        image.asked().keySet().forEach(name -> progress.add(Progress.of(Settings.named(name), image, now)));
        List<Fact> result = facts(image, now);
        if (progress.equals(EnumSet.of(Progress.AS_ASKED))) {
            return new Finding.Applied(result, true);
        }
        if (intent.stepsAccepted() == intent.course().stepsPlanned()) {
            return accepted(progress, result, intent);
        }
        if (progress.equals(EnumSet.of(Progress.AS_BEFORE))) {
            return new Finding.NothingYet("editing.seen.before");
        }
        if (progress.contains(Progress.OTHERWISE)) {
            return new Finding.Contradiction("editing.seen.otherwise");
        }
        // Where upstream refused the second call, or it was never made, nothing of it can arrive any more.
        boolean mayArrive = intent.stepsSent() > 1 && intent.fulfilled() && !isOver(intent);
        return mayArrive ? new Finding.NothingYet("editing.seen.part") : new Finding.Applied(result, false);
    }

    /** Upstream said yes to all: what differs is either put right by it, or read too early. */
    private Finding accepted(Set<Progress> progress, List<Fact> result, Intent intent) {
        if (progress.equals(EnumSet.of(Progress.AS_BEFORE))) {
            // Yes, and then nothing of it for as long as anybody looks: that is for a person to find out.
            return new Finding.NothingYet("editing.seen.early");
        }
        boolean early = progress.contains(Progress.HALF_WAY) && !progress.contains(Progress.OTHERWISE);
        return early && !isOver(intent)
                ? new Finding.NothingYet("editing.seen.early")
                : new Finding.Applied(result, false);
    }

    private boolean isOver(Intent intent) {
        Instant first = intent.sight().firstLook();
        return intent.sight().looks() >= LEAST_LOOKS
                && first != null
                && first.plus(PATIENCE).isBefore(clock.now());
    }

    private static List<Fact> facts(EditImage image, Subaccount now) {
        return image.asked().keySet().stream()
                .map(name -> new Fact(
                        name,
                        Difference.plain(image.before().getOrDefault(name, "")),
                        Difference.plain(Settings.named(name).text(now))))
                .toList();
    }
}
