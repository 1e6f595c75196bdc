package canopy.funding;

import canopy.changes.Counterparty;
import canopy.changes.Setback;
import canopy.directory.MirroredAccount;
import canopy.people.Complaint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form at {@code /subaccounts/{id}/credit}.
 *
 * @param payer who pays for a credit; null where nobody knows, or the reader may not see its figures
 * @param parent who gets what is taken back; null likewise
 * @param setback why a confirmed movement was not made, null when there was none
 */
record CreditPage(
        MirroredAccount account,
        CreditForm form,
        @Nullable Counterparty payer,
        @Nullable Counterparty parent,
        List<Complaint> errors,
        @Nullable Setback setback) {

    public String title() {
        String name = account.row().name();
        return name == null ? account.row().id().toString() : name;
    }

    public @Nullable String error(String field) {
        return Complaint.about(field, errors);
    }

    /** Whether the parent is somebody else than the payer, and so has a line of its own. */
    public boolean parentApart() {
        return parent != null && (payer == null || !payer.id().equals(parent.id()));
    }
}
