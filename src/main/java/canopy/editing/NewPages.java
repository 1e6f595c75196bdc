package canopy.editing;

import canopy.changes.ChangeSettings;
import canopy.changes.Counterparty;
import canopy.changes.Estimate;
import canopy.changes.Setback;
import canopy.changes.Tariff;
import canopy.editing.NewAccount.Funding;
import canopy.journal.IntentId;
import canopy.people.Complaint;
import canopy.values.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts the pages of a creation together. */
@Component
class NewPages {

    private final Sections sections;
    private final OfferedModels offered;
    private final Warnings warnings;
    private final ChangeSettings changes;
    private final Words words;

    NewPages(Sections sections, OfferedModels offered, Warnings warnings, ChangeSettings changes, Words words) {
        this.sections = sections;
        this.offered = offered;
        this.warnings = warnings;
        this.changes = changes;
        this.words = words;
    }

    String form(
            NewAccount account,
            IntentId intent,
            @Nullable String from,
            Bounds bounds,
            List<Complaint> complaints,
            @Nullable Setback setback,
            Model model) {
        model.addAttribute(
                "page",
                new NewPage(
                        intent,
                        from,
                        List.of(
                                field("creditGranted", account.creditGranted(), complaints),
                                field("days", account.days(), complaints)),
                        sections.of(NewAccount.TAKEN, account::text, setting -> hint(setting, bounds), complaints),
                        complaints,
                        setback,
                        offered.names()));
        return "editing/new";
    }

    String check(
            NewAccount account,
            IntentId intent,
            Values values,
            Funding funding,
            Bounds bounds,
            Counterparty payer,
            boolean proofDue,
            List<Complaint> complaints,
            Model model) {
        Estimate cost = cost(values, funding, payer);
        Money balance = payer.balance();
        model.addAttribute(
                "page",
                new NewCheckPage(
                        account.text(Settings.NAME),
                        lines(values, funding, bounds),
                        payer.title(),
                        cost == null ? null : cost.amount().toString(),
                        balance == null ? null : balance.toString(),
                        balance == null || cost == null
                                ? null
                                : balance.minus(cost.amount()).toString(),
                        warnings.of(values),
                        carried(account, intent),
                        payer.keptSince(),
                        proofDue,
                        complaints));
        return "editing/new-check";
    }

    /** What the payer will have less, null where that cannot be told. */
    static @Nullable Estimate cost(Values values, Funding funding, Counterparty payer) {
        BigDecimal rates = values.get(Settings.RATES);
        return Tariff.debit(funding.credit(), rates == null ? payer.rates() : rates, payer.rates());
    }

    private FieldView field(String name, String text, List<Complaint> complaints) {
        return new FieldView(
                name,
                "decimal",
                words.of("changes.field." + name),
                words.of("editing.new.hint." + name, changes.leastCredit()),
                text,
                Complaint.about(name, complaints),
                List.of());
    }

    private String hint(Setting<?> setting, Bounds bounds) {
        String about = words.of("editing.new.hint." + setting.name());
        String cap = sections.cap(setting, bounds);
        return cap == null ? about : about + " " + cap;
    }

    private List<NewCheckPage.Line> lines(Values values, Funding funding, Bounds bounds) {
        List<NewCheckPage.Line> lines = new ArrayList<>();
        lines.add(new NewCheckPage.Line(
                words.of("changes.field.creditGranted"), funding.credit().toString(), true));
        lines.add(new NewCheckPage.Line(
                words.of("changes.field.days"), funding.days().toPlainString(), true));
        for (Setting<?> setting : NewAccount.TAKEN) {
            String text = values.has(setting)
                    ? words.shown(setting, values.text(setting))
                    : words.of("editing.new.left." + NewAccount.filledBy(setting), parents(setting, bounds));
            lines.add(new NewCheckPage.Line(words.label(setting), text, values.has(setting)));
        }
        return lines;
    }

    private String parents(Setting<?> setting, Bounds bounds) {
        return bounds.parent() == null || !setting.isKnown(bounds.parent())
                ? words.of("changes.notAvailable")
                : words.shown(setting, setting.text(bounds.parent()));
    }

    private static Map<String, String> carried(NewAccount account, IntentId intent) {
        Map<String, String> carried = new LinkedHashMap<>();
        carried.put("intent", intent.value());
        carried.put("creditGranted", account.creditGranted());
        carried.put("days", account.days());
        NewAccount.TAKEN.forEach(setting -> carried.put(setting.name(), account.text(setting)));
        return carried;
    }
}
