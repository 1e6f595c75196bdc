package canopy.editing;

import canopy.changes.Setback;
import canopy.journal.IntentId;
import canopy.people.Complaint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a new account.
 *
 * @param from the account that the settings were taken from, null when from none
 * @param setback why what was confirmed was not done
 * @param offered models to pick from; empty when they cannot be had
 */
record NewPage(
        IntentId intent,
        @Nullable String from,
        List<FieldView> credit,
        List<FieldView.Section> sections,
        List<Complaint> complaints,
        @Nullable Setback setback,
        List<String> offered) {

    /** Who it is for, which is asked first. */
    public List<FieldView.Section> profile() {
        return sections.subList(0, 1);
    }

    /** Everything else. */
    public List<FieldView.Section> settings() {
        return sections.subList(1, sections.size());
    }
}
