package canopy.journal;

import canopy.values.AccountId;
import canopy.values.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks for.
 *
 * @param money whether it moves money or may do so
 * @param amount of credit in US dollars, negative when it is taken back; null when there is none
 * @param payer whose balance it moves, beside the account's own
 * @param reason why, as the person wrote it
 * @param facts each field as it was when the person asked, and as it is to be
 */
public record Change(
        IntentId id,
        Kind kind,
        Target target,
        boolean money,
        @Nullable Money amount,
        @Nullable AccountId payer,
        @Nullable String reason,
        List<Fact> facts) {

    public Change {
        facts = List.copyOf(facts);
    }
}
