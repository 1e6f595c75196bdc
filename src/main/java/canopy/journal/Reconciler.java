package canopy.journal;

import java.util.Set;

/** Tells what came of intents of some kinds by reading upstream. Each writing room registers one as a bean. */
public interface Reconciler {

    Set<Kind> kinds();

    /**
     * Looks once, right after all steps were accepted and again and again while the outcome is in doubt. Only reads.
     * An exception counts as {@link Finding.CannotSee}.
     */
    Finding look(Intent intent);
}
