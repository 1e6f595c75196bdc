package canopy.journal;

import canopy.journal.IntentPage.Complaint;
import canopy.people.Poll;
import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One intent: what became of it, as it happens, and what a person has to say where nobody else can. */
@Controller
class IntentController {

    private static final int LONGEST_REASON = 500;

    private final IntentPages pages;
    private final Endings endings;
    private final JournalText text;

    IntentController(IntentPages pages, Endings endings, JournalText text) {
        this.pages = pages;
        this.endings = endings;
        this.text = text;
    }

    @GetMapping("/journal/{intent}")
    @Requires(Right.VIEW_JOURNAL)
    String page(@PathVariable IntentId intent, Viewer viewer, Model model) {
        model.addAttribute("page", pages.of(intent, viewer, SettlementForm.EMPTY, List.of()));
        return "journal/intent";
    }

    /**
     * The part of the page that changes, which asks for itself again and again while the intent is open. Nothing at all
     * when nothing has happened, so that whoever reads or tabs through it is left in peace.
     *
     * @param since the last event that the page shows
     */
    @GetMapping("/journal/{intent}/standing")
    @Requires(Right.VIEW_JOURNAL)
    @Poll
    @Nullable
    String standing(
            @PathVariable IntentId intent,
            @RequestParam long since,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        IntentPage page = pages.of(intent, viewer, SettlementForm.EMPTY, List.of());
        if (page.since() == since) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        model.addAttribute("page", page);
        return "journal/standing :: standing";
    }

    @PostMapping("/journal/{intent}/settlement")
    @Requires(Right.SETTLE_OUTCOME)
    String settle(
            @PathVariable IntentId intent,
            @ModelAttribute("form") SettlementForm form,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        List<Complaint> errors = complaints(form);
        IntentPage page = pages.of(intent, viewer, form, errors);
        State outcome = form.state();
        if (page.maySettle() && (!errors.isEmpty() || outcome == null)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", page);
            return "journal/intent";
        }
        if (page.maySettle() && outcome != null) {
            endings.settle(intent, outcome, form.reason(), viewer);
        }
        // Also when somebody else was faster: the page says what became of it.
        return "redirect:/journal/" + intent;
    }

    private List<Complaint> complaints(SettlementForm form) {
        List<Complaint> errors = new ArrayList<>();
        if (form.state() == null) {
            errors.add(new Complaint("outcome", text.text("journal.settle.outcome.missing")));
        }
        if (form.reason().isEmpty()) {
            errors.add(new Complaint("reason", text.text("journal.settle.reason.missing")));
        } else if (form.reason().length() > LONGEST_REASON) {
            errors.add(new Complaint("reason", text.text("journal.settle.reason.long", LONGEST_REASON)));
        }
        return errors;
    }
}
