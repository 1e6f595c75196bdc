package canopy.journal;

import canopy.people.Complaint;
import canopy.people.Poll;
import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.StepUp;
import canopy.people.Viewer;
import canopy.values.Parsed;
import canopy.values.Typed;
import jakarta.servlet.http.HttpServletRequest;
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
    private final StepUp stepUp;
    private final JournalText text;

    IntentController(IntentPages pages, Endings endings, StepUp stepUp, JournalText text) {
        this.pages = pages;
        this.endings = endings;
        this.stepUp = stepUp;
        this.text = text;
    }

    @GetMapping("/journal/{intent}")
    @Requires(Right.VIEW_JOURNAL)
    String page(@PathVariable IntentId intent, Viewer viewer, HttpServletRequest request, Model model) {
        model.addAttribute("page", pages.of(intent, viewer, SettlementForm.EMPTY, List.of(), request));
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
            HttpServletRequest request,
            HttpServletResponse response) {
        IntentPage page = pages.of(intent, viewer, SettlementForm.EMPTY, List.of(), request);
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
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!pages.of(intent, viewer, form, List.of(), request).maySettle()) {
            // Also when somebody else was faster: the page says what became of it.
            return "redirect:/journal/" + intent;
        }
        List<Complaint> errors = new ArrayList<>();
        State outcome = form.state();
        if (outcome == null) {
            errors.add(new Complaint("outcome", text.text("journal.settle.outcome.missing")));
        }
        String reason = reason(form, errors);
        if (errors.isEmpty()) {
            String refusal = stepUp.refusal(form.password(), request);
            if (refusal != null) {
                errors.add(new Complaint("password", refusal));
            }
        }
        if (!errors.isEmpty() || outcome == null || reason == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", pages.of(intent, viewer, form, errors, request));
            return "journal/intent";
        }
        endings.settle(intent, outcome, reason, viewer);
        return "redirect:/journal/" + intent;
    }

    private @Nullable String reason(SettlementForm form, List<Complaint> errors) {
        Parsed<String> reason = Typed.line(form.reason(), LONGEST_REASON);
        Parsed.Problem problem = reason.problem();
        if (reason.isEmpty()) {
            errors.add(new Complaint("reason", text.text("journal.settle.reason.missing")));
        } else if (problem != null) {
            List<Object> arguments = new ArrayList<>(List.of(text.label("reason")));
            arguments.addAll(problem.arguments());
            errors.add(new Complaint("reason", text.text(problem.key(), arguments.toArray())));
        }
        return reason.value();
    }
}
