package canopy.editing;

import canopy.changes.CameBack;
import canopy.changes.Complaints;
import canopy.changes.Images;
import canopy.changes.Sending;
import canopy.directory.Directory;
import canopy.directory.MirroredAccount;
import canopy.journal.Change;
import canopy.journal.Fact;
import canopy.journal.Intent;
import canopy.journal.IntentId;
import canopy.journal.Journal;
import canopy.journal.Kind;
import canopy.journal.Plan;
import canopy.journal.Step;
import canopy.journal.Target;
import canopy.manage.SettingsChange;
import canopy.manage.Subaccount;
import canopy.manage.Subaccounts;
import canopy.people.Viewer;
import canopy.values.AccountId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Sends an edit: what the person changed and nothing else, on top of the account as it is at that moment. */
@Component
class Editor {

    private final Directory directory;
    private final Subaccounts subaccounts;
    private final Journal journal;
    private final Parents parents;
    private final MessageSource messages;

    Editor(Directory directory, Subaccounts subaccounts, Journal journal, Parents parents, MessageSource messages) {
        this.directory = directory;
        this.subaccounts = subaccounts;
        this.journal = journal;
        this.parents = parents;
        this.messages = messages;
    }

    /** The new values, complete with what an open rate means below this parent; what is wrong with them is noted. */
    Values values(Edit edit, Bounds bounds, Complaints complaints) {
        Values values = Values.read(edit.changed(), complaints);
        bounds.closeOpenRates(values);
        return values;
    }

    static List<Difference> differences(Subaccount now, Values values) {
        return values.settings().stream()
                .map(setting -> Difference.of(setting, setting.text(now), values.text(setting)))
                .toList();
    }

    /**
     * @param now the account as the check page showed it
     * @throws ChangedMeanwhile when somebody else was faster with the same settings
     * @throws canopy.manage.ManageException when the account could not be read again; nothing was sent
     * @throws canopy.journal.Locked when another change of the account is open
     */
    Intent perform(IntentId id, MirroredAccount now, Edit edit, Viewer viewer) {
        Values values = values(edit, parents.boundsOf(now, viewer), new Complaints(messages));
        List<Fact> facts = facts(now.account(), values);
        Change change = new Change(
                id,
                Kind.EDIT,
                new Target(now.row().id(), title(now), now.row().branch(), alsoLocked(values)),
                values.moveMoney(),
                null,
                null,
                null,
                facts);
        return journal.perform(viewer, change, () -> plan(now.row().id(), edit, viewer));
    }

    private Plan plan(AccountId id, Edit edit, Viewer viewer) {
        Optional<MirroredAccount> reread = directory.reread(id, viewer.branch());
        if (reread.isEmpty() || reread.get().isGone()) {
            return new Plan.Stop("changes.gone");
        }
        MirroredAccount now = reread.get();
        if (!edit.conflicts(now.account()).isEmpty()) {
            throw new ChangedMeanwhile(now);
        }
        Values values = values(edit.onto(now.account()), parents.boundsOf(now, viewer), new Complaints(messages));
        List<SettingsChange> calls = SettingsChange.between(now.account(), Wanted.of(id, values));
        if (calls.isEmpty()) {
            return new Plan.Stop("editing.nothing");
        }
        return new Plan.Send(
                Images.write(image(now.account(), values)),
                facts(now.account(), values),
                calls.stream().map(call -> step(id, call)).toList());
    }

    private Step step(AccountId id, SettingsChange call) {
        return new Step(call.json(), () -> Sending.answer(() -> CameBack.of(subaccounts.update(id, call))));
    }

    private static EditImage image(Subaccount now, Values values) {
        Map<String, String> before = new LinkedHashMap<>();
        Map<String, String> asked = new LinkedHashMap<>();
        differences(now, values).forEach(difference -> {
            before.put(difference.setting().name(), difference.before());
            asked.put(difference.setting().name(), difference.after());
        });
        return new EditImage(before, asked);
    }

    private static List<Fact> facts(Subaccount now, Values values) {
        return differences(now, values).stream().map(Difference::fact).toList();
    }

    /** A name or an address that somebody else is about to take must not be taken at the same time. */
    private static Set<String> alsoLocked(Values values) {
        Set<String> locks = new HashSet<>();
        String name = values.get(Settings.NAME);
        if (name != null) {
            locks.add("name:" + name.toLowerCase(Locale.ROOT));
        }
        String email = values.get(Settings.EMAIL_ADDRESS);
        if (email != null) {
            locks.add("email:" + email.toLowerCase(Locale.ROOT));
        }
        return locks;
    }

    static String title(MirroredAccount account) {
        String name = account.row().name();
        return name == null ? account.row().id().toString() : name;
    }
}
