package canopy.closing;

import canopy.directory.Cause;
import canopy.directory.Directory;
import canopy.directory.MirroredAccount;
import canopy.journal.Fact;
import canopy.journal.Finding;
import canopy.journal.Intent;
import canopy.journal.Kind;
import canopy.journal.Reconciler;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sees whether an account is suspended as it was to be. */
@Component
class SuspensionReconciler implements Reconciler {

    private final Directory directory;

    SuspensionReconciler(Directory directory) {
        this.directory = directory;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.SUSPEND, Kind.RESUME);
    }

    @Override
    public Finding look(Intent intent) {
        AccountId id = Objects.requireNonNull(intent.account());
        MirroredAccount account = directory
                .refresh(id, Dna.WHOLE_TREE, Cause.intent(intent.id().value()))
                .orElse(null);
        if (account == null) {
            return new Finding.CannotSee("closing.seen.unread");
        }
        if (account.isGone()) {
            return new Finding.Contradiction("closing.suspension.seen.gone");
        }
        return judge(intent, account.account().state().suspended());
    }

    private static Finding judge(Intent intent, @Nullable Boolean suspended) {
        if (suspended == null) {
            // Rows may lack the flag (manage-api 6): no number of looks will ever tell, so a person has to.
            return new Finding.Contradiction("closing.suspension.seen.unsaid");
        }
        if (suspended != (intent.kind() == Kind.SUSPEND)) {
            return new Finding.NothingYet(
                    suspended ? "closing.suspension.seen.suspended" : "closing.suspension.seen.active");
        }
        String before = intent.facts().stream()
                .map(Fact::before)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Finding.Applied(List.of(new Fact("suspended", before, suspended.toString())), true);
    }
}
