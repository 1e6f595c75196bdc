package canopy.editing;

import canopy.people.Complaint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a new account will be and cost, before it is made.
 *
 * @param lines every setting, whether given or the gateway's to fill
 * @param payer the account that pays
 * @param cost what it pays, an estimate; null when that cannot be told; likewise its balances before and after
 * @param carried everything that was typed
 * @param keptSince when the payer was read where that is a while ago, else null
 * @param proofDue whether the password has to be typed
 * @param complaints about the password
 */
record NewCheckPage(
        String name,
        List<Line> lines,
        String payer,
        @Nullable String cost,
        @Nullable String balanceBefore,
        @Nullable String balanceAfter,
        List<String> warnings,
        Map<String, String> carried,
        @Nullable Instant keptSince,
        boolean proofDue,
        List<Complaint> complaints) {

    /** @param given whether somebody typed it */
    record Line(String label, String text, boolean given) {}

    public @Nullable String error(String field) {
        return Complaint.about(field, complaints);
    }
}
