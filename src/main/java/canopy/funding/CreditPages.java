package canopy.funding;

import canopy.changes.Counterparties;
import canopy.changes.Counterparties.Depth;
import canopy.changes.Counterparty;
import canopy.changes.Setback;
import canopy.directory.MirroredAccount;
import canopy.people.Complaint;
import canopy.people.StepUp;
import canopy.people.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts the pages that move credit together. */
@Component
class CreditPages {

    private final Counterparties counterparties;
    private final StepUp stepUp;

    CreditPages(Counterparties counterparties, StepUp stepUp) {
        this.counterparties = counterparties;
        this.stepUp = stepUp;
    }

    /** The form, by what the mirror knows: it asks upstream for nothing. */
    String form(
            MirroredAccount account,
            CreditForm form,
            List<Complaint> errors,
            @Nullable Setback setback,
            Viewer viewer,
            Model model) {
        model.addAttribute(
                "page",
                new CreditPage(
                        account,
                        form,
                        shown(counterparties.payerOf(account.account(), Depth.KEPT), viewer),
                        shown(counterparties.parentOf(account.account(), Depth.KEPT), viewer),
                        errors,
                        setback));
        return "funding/credit";
    }

    String check(
            Funder.Present present,
            CreditForm form,
            @Nullable String refusal,
            Viewer viewer,
            HttpServletRequest request,
            Model model) {
        Counterparty other = present.other();
        boolean visible = other != null && other.isVisibleTo(viewer);
        model.addAttribute(
                "page",
                new CheckPage(
                        present.account(),
                        present.preview(),
                        form.typed(),
                        other,
                        visible,
                        present.keptSince(),
                        Warnings.of(present.preview(), visible),
                        stepUp.isDue(request),
                        refusal));
        return "funding/check";
    }

    private static @Nullable Counterparty shown(Optional<Counterparty> other, Viewer viewer) {
        return other.filter(one -> one.isVisibleTo(viewer)).orElse(null);
    }
}
