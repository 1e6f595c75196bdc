package canopy.funding;

import canopy.changes.Counterparty;
import canopy.directory.MirroredAccount;
import canopy.people.Complaint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page that asks whether to go on.
 *
 * @param other whose balance moves as well, null where nobody knows
 * @param visible whether the reader may see its figures
 * @param keptSince when the older of both sides was read where that is a while ago, else null
 * @param proofDue whether the password has to be typed again
 * @param refusal what is wrong with the password, null when nothing is
 */
record CheckPage(
        MirroredAccount account,
        Preview preview,
        Map<String, String> typed,
        @Nullable Counterparty other,
        boolean visible,
        @Nullable Instant keptSince,
        List<String> warnings,
        boolean proofDue,
        @Nullable String refusal) {

    public String title() {
        String name = account.row().name();
        return name == null ? account.row().id().toString() : name;
    }

    public List<Complaint> errors() {
        return refusal == null ? List.of() : List.of(new Complaint("password", refusal));
    }

    public boolean topUp() {
        return preview.wish().isTopUp();
    }
}
