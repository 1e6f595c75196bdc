package canopy.closing;

import canopy.changes.Setback;
import canopy.people.Complaint;
import canopy.people.Right;
import canopy.people.Viewer;
import canopy.values.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The page at {@code /subaccounts/{id}/deletion}, and its check page.
 *
 * @param lastChange when something was last seen to change of the account; null when nothing was
 * @param setback why it does not go on; null when it may
 * @param posted whether something was typed that must not get lost
 * @param asksForPassword whether the last proof of who reads this is too old
 */
record DeletionPage(
        Subject subject,
        Rehearsal rehearsal,
        @Nullable Instant lastChange,
        DeletionForm form,
        List<Complaint> errors,
        @Nullable Setback setback,
        boolean posted,
        boolean asksForPassword,
        Viewer viewer) {

    public @Nullable String error(String field) {
        return Complaint.about(field, errors);
    }

    /** Whether there is anything to be filled in: always where something was typed already. */
    public boolean asks() {
        return setback == null || posted;
    }

    /** What is at stake, for the form to carry. */
    public String seen() {
        return Stake.of(subject).format();
    }

    /** How lately it was used, as the end of a message key. */
    public String use() {
        Money today = subject.row().spentToday();
        Money month = subject.row().spentMonth();
        if (today != null && today.isPositive()) {
            return "today";
        }
        if (month != null && month.isPositive()) {
            return today == null ? "month" : "earlier";
        }
        return month == null ? "unknown" : "idle";
    }

    public boolean maySuspend() {
        return viewer.may(Right.SUSPEND) && !Boolean.TRUE.equals(subject.suspended());
    }

    public boolean mayClawBack() {
        return viewer.may(Right.FUND)
                && rehearsal.spendable() != null
                && rehearsal.spendable().isPositive();
    }

    public String branchHref() {
        return UriComponentsBuilder.fromPath("/subaccounts")
                .queryParam("view", "tree")
                .queryParam("branch", subject.row().branch().path())
                .toUriString();
    }
}
