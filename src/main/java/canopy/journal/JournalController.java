package canopy.journal;

import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.Viewer;
import canopy.values.Money;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All intents that the viewer may see: what is not confirmed on top, and the rest by time. */
@Controller
class JournalController {

    private static final Sums NONE = new Sums(0, 0, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    private final IntentSearch search;
    private final Chain chain;
    private final JournalText text;

    JournalController(IntentSearch search, Chain chain, JournalText text) {
        this.search = search;
        this.chain = chain;
        this.text = text;
    }

    @GetMapping(JournalAddress.PATH)
    @Requires(Right.VIEW_JOURNAL)
    String list(JournalAddress address, Viewer viewer, Model model, HttpServletResponse response) {
        JournalCriteria criteria = JournalCriteria.of(address);
        if (!criteria.problems().isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(new JournalPage(address, criteria.problems(), 1, List.of(), List.of(), NONE, null), model);
        }
        Filter filter = criteria.filter();
        int number = criteria.page();
        return show(
                new JournalPage(
                        address,
                        List.of(),
                        number,
                        number == 1 ? search.open(filter, viewer) : List.of(),
                        search.settled(filter, viewer, number),
                        search.sums(filter, viewer),
                        viewer.may(Right.EXPORT_CHAIN) ? chain.head() : null),
                model);
    }

    private String show(JournalPage page, Model model) {
        model.addAttribute("page", page);
        model.addAttribute(
                "errors",
                page.problems().stream()
                        .map(field -> new Problem(
                                field.equals("span") ? "to" : field.equals("page") ? null : field,
                                text.text("journal.problem." + field)))
                        .toList());
        return "journal/list";
    }

    /** Something in the address that means nothing, as the error summary wants it. */
    record Problem(@Nullable String field, String message) {}
}
