package canopy.billing;

import canopy.ledger.Span;
import canopy.values.AccountId;
import canopy.values.Dna;
import org.jspecify.annotations.Nullable;

/** Whose bill, of which days, and what its lines are. */
record BillQuestion(
        Span span,
        @Nullable AccountId account,
        @Nullable Dna branch,
        @Nullable String model,
        By by) {

    String address(String path) {
        StringBuilder address =
                new StringBuilder(path + "?exact=true&size=250&from=" + span.from() + "&to=" + span.to());
        address.append("&by=").append(by.key());
        if (account != null) {
            address.append("&account=").append(account);
        }
        if (branch != null) {
            address.append("&branch=").append(branch.ids().getLast());
        }
        if (model != null) {
            address.append("&model=").append(model);
        }
        return address.toString();
    }
}
