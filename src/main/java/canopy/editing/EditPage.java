package canopy.editing;

import canopy.changes.Setback;
import canopy.journal.IntentId;
import canopy.people.Complaint;
import canopy.values.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of an account's settings.
 *
 * @param seen the texts as they were when the form was made, as JSON
 * @param unchanged whether the form was sent without a change in it
 * @param setback why what was confirmed was not done
 * @param offered models to pick from; empty when they cannot be had
 */
record EditPage(
        AccountId id,
        String title,
        IntentId intent,
        String seen,
        List<FieldView.Section> sections,
        List<Complaint> complaints,
        boolean unchanged,
        @Nullable Setback setback,
        List<String> offered) {}
