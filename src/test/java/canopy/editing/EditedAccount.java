package canopy.editing;

import static canopy.editing.Forms.confirmed;
import static canopy.editing.Forms.page;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Cause;
import canopy.directory.Directory;
import canopy.journal.IntentId;
import canopy.manage.AccountFilter;
import canopy.manage.NewSubaccount;
import canopy.manage.SettingsChange;
import canopy.manage.Subaccount;
import canopy.manage.Subaccounts;
import canopy.support.Waiting;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import org.jsoup.nodes.Document;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** An account that was made for one test, and the form of its settings. */
record EditedAccount(AccountId id, Forms forms, Subaccounts subaccounts) {

    static EditedAccount make(MockMvcTester mvc, Directory directory, Subaccounts subaccounts) {
        Waiting.forTheFirstReading(directory);
        String name = "edit-" + IntentId.fresh().value();
        AccountId id = subaccounts
                .create(NewSubaccount.of(name, name + "@example.com", Money.of("10"), BigDecimal.TEN))
                .id();
        assertThat(directory.refresh(id, Dna.WHOLE_TREE, Cause.intent("test"))).isPresent();
        return new EditedAccount(id, new Forms(mvc, "/subaccounts/" + id + "/edit"), subaccounts);
    }

    /** As upstream shows it. */
    Subaccount now() {
        return subaccounts
                .descendants(new AccountFilter(id, null, null, null, null, null), 1, 10)
                .rows()
                .getFirst();
    }

    /** Changes its alias past this console. */
    void outside(Function<Subaccount, String> alias) {
        Subaccount before = subaccounts.find(id);
        Values values = new Values();
        values.put(Settings.ALIAS, alias.apply(before));
        for (SettingsChange call : SettingsChange.between(before, Wanted.of(id, values))) {
            subaccounts.update(id, call);
        }
    }

    /** Goes all the way from the form to the change, and answers the check page. */
    Document change(Map<String, String> fields, RequestPostProcessor viewer) {
        Map<String, String> sent = forms.form(viewer);
        sent.putAll(fields);
        Document check = page(forms.post(sent, viewer), 200);
        assertThat(forms.post(confirmed(check), viewer).getResponse().getStatus())
                .isEqualTo(303);
        return check;
    }
}
