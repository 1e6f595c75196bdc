package canopy.closing;

import canopy.changes.Setback;
import canopy.people.Complaint;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /subaccounts/{id}/suspension}, and its check page.
 *
 * @param wanted what the account is to be; null where the person has to say it
 * @param options from which the person then chooses
 * @param setback why it does not go on; null when it may
 * @param posted whether something was typed that must not get lost
 */
record SuspensionPage(
        Subject subject,
        SuspensionForm form,
        @Nullable Boolean wanted,
        List<Option> options,
        List<Complaint> errors,
        @Nullable Setback setback,
        boolean posted) {

    record Option(String value, String label) {}

    /** Whether there is anything to be filled in: always where something was typed already. */
    public boolean asks() {
        return setback == null || posted;
    }

    public @Nullable String error(String field) {
        return Complaint.about(field, errors);
    }

    /** Whether it is to be suspended for certain; where nobody has said so yet, neither this nor {@link #resumes}. */
    public boolean suspends() {
        return Objects.equals(wanted, true);
    }

    public boolean resumes() {
        return Objects.equals(wanted, false);
    }

    public String headingKey() {
        return "closing.suspension." + (wanted == null ? "choose" : wanted ? "suspend" : "resume");
    }

    public String checkKey() {
        return "closing.suspension.check." + (suspends() ? "suspend" : "resume");
    }

    /** Which of the two flags stops model calls. */
    public String callsKey() {
        Boolean enabled = subject.account().state().enabled();
        Boolean suspended = subject.suspended();
        String calls;
        if (Objects.equals(suspended, true)) {
            calls = isDisabled() ? "both" : "suspended";
        } else if (isDisabled()) {
            calls = "disabled";
        } else {
            calls = enabled == null || suspended == null ? "unknown" : "answered";
        }
        return "closing.suspension.calls." + calls;
    }

    public boolean isDisabled() {
        return Objects.equals(subject.account().state().enabled(), false);
    }

    public boolean isWithoutCredit() {
        return subject.row().balance() != null && !subject.row().balance().isPositive();
    }
}
