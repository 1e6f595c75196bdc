package canopy.editing;

import canopy.changes.FormIntent;
import canopy.journal.IntentId;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is on the way to a new account, and the money that goes with it.
 *
 * @param intent the name of the creation, from the form on
 * @param confirmed whether the check page was agreed to
 * @param back whether to go from the check page to the form again
 */
record NewStep(
        @Nullable String intent,
        @Nullable String creditGranted,
        @Nullable String days,
        @Nullable Boolean confirmed,
        @Nullable Boolean back,
        @Nullable String password) {

    boolean isConfirmed() {
        return Boolean.TRUE.equals(confirmed);
    }

    boolean goesBack() {
        return Boolean.TRUE.equals(back);
    }

    IntentId id() {
        return FormIntent.of(intent);
    }
}
