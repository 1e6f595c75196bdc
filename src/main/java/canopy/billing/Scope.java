package canopy.billing;

import canopy.ledger.BillDays;
import canopy.ledger.CorrectionLines;
import canopy.ledger.Ledger;
import canopy.ledger.ModelDays;
import canopy.ledger.Span;
import canopy.values.AccountId;
import canopy.values.Dna;
import org.jspecify.annotations.Nullable;

/**
 * Whose bill it is: a branch, or one account without what is below it.
 *
 * @param branch the branch; of one account, the one that starts with it
 * @param account the account, where it is one alone
 * @param name of the account or of the branch's head; null for all that the viewer may see
 * @param head the account that the branch starts with, where it is a known one; or the account alone
 * @param below how many accounts are known below the head
 */
record Scope(
        Dna branch,
        @Nullable AccountId account,
        @Nullable String name,
        @Nullable AccountId head,
        int below) {

    boolean isOne() {
        return account != null;
    }

    /** Whether it is everything that upstream bills, so that its own totals can be shown. */
    boolean isWholeTree() {
        return account == null && branch.isWholeTree();
    }

    BillDays days(Ledger ledger, Span span) {
        return account == null ? ledger.days(span, branch) : ledger.days(span, account);
    }

    CorrectionLines corrections(Ledger ledger, Span span, int page, int size) {
        return account == null
                ? ledger.corrections(span, branch, page, size)
                : ledger.corrections(span, account, page, size);
    }

    ModelDays models(Ledger ledger, Span span) {
        return account == null ? ledger.models(span, branch) : ledger.models(span, account);
    }
}
