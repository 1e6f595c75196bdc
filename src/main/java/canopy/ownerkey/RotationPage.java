package canopy.ownerkey;

import canopy.changes.Setback;
import canopy.people.Complaint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /owner-key/rotation}, and its check page.
 *
 * @param owner whose key it is; null where that cannot be told now
 * @param masked the key that is to be given up
 * @param setback why it does not go on; null when it may
 * @param closedUntil when it can be done again; null when it can be done now
 * @param asksForPassword whether the last proof of who reads this is too old
 */
record RotationPage(
        @Nullable Owner owner,
        String masked,
        RotationForm form,
        List<Complaint> errors,
        @Nullable Setback setback,
        @Nullable Instant closedUntil,
        boolean asksForPassword) {

    public @Nullable String error(String field) {
        return Complaint.about(field, errors);
    }

    /** Whether there is anything to be filled in: always where something was typed already. */
    public boolean asks() {
        return owner != null && (form.confirmName() != null || (setback == null && closedUntil == null));
    }
}
