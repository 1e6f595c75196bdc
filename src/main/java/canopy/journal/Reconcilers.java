package canopy.journal;

import canopy.journal.Finding.CannotSee;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Who can tell what came of which kind of intent. */
@Component
class Reconcilers {

    private static final Logger LOG = LoggerFactory.getLogger(Reconcilers.class);

    // Asked for late: a room's reconciler may itself need the journal.
    private final SingletonSupplier<Map<Kind, Reconciler>> byKind;

    Reconcilers(ObjectProvider<Reconciler> reconcilers) {
        byKind = SingletonSupplier.of(() -> byKind(reconcilers));
    }

    boolean know(Kind kind) {
        return byKind.obtain().containsKey(kind);
    }

    /** One look. Whatever goes wrong in it means that nothing was seen. */
    Finding look(Intent intent) {
        Reconciler reconciler = byKind.obtain().get(intent.kind());
        if (reconciler == null) {
            return new CannotSee("journal.seen.nobody-looks");
        }
        try {
            return reconciler.look(intent);
        } catch (RuntimeException fault) {
            LOG.warn("Looking for the outcome of intent {} failed", intent.id(), fault);
            return new CannotSee("journal.seen.look-failed");
        }
    }

    private static Map<Kind, Reconciler> byKind(ObjectProvider<Reconciler> reconcilers) {
        Map<Kind, Reconciler> byKind = new EnumMap<>(Kind.class);
        reconcilers.forEach(reconciler -> reconciler.kinds().forEach(kind -> {
            if (byKind.put(kind, reconciler) != null) {
                throw new IllegalStateException("Two reconcilers for " + kind);
            }
        }));
        return byKind;
    }
}
