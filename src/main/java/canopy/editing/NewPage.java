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
        List<String> offered) {}
