package canopy.editing;

import canopy.people.Complaint;
import canopy.values.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an edit comes to, before it is sent.
 *
 * @param elsewhere names of the settings that somebody else changed meanwhile, which stay as they are
 * @param carried everything that was typed
 * @param keptSince when the account was read where that is a while ago, else null
 * @param proofDue whether the password has to be typed
 * @param complaints about the password
 */
record EditCheckPage(
        AccountId id,
        String title,
        List<Words.Shown> differences,
        List<String> warnings,
        List<String> elsewhere,
        Map<String, String> carried,
        @Nullable Instant keptSince,
        boolean proofDue,
        List<Complaint> complaints) {

    public @Nullable String error(String field) {
        return Complaint.about(field, complaints);
    }
}
