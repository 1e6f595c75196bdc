package canopy.subaccounts;

import canopy.directory.BranchFigures;
import canopy.directory.Directory;
import canopy.directory.DirectoryQuery;
import canopy.directory.Found;
import canopy.directory.MirrorState;
import canopy.directory.Row;
import canopy.journal.Journal;
import canopy.people.Poll;
import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.Viewer;
import canopy.values.AccountId;
import canopy.values.Dna;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The accounts of the viewer's branch as a list or as a tree. */
@Controller
class SubaccountsController {

    private final Directory directory;
    private final Journal journal;
    private final Curves curves;
    private final MessageSource messages;

    SubaccountsController(Directory directory, Journal journal, Curves curves, MessageSource messages) {
        this.directory = directory;
        this.journal = journal;
        this.curves = curves;
        this.messages = messages;
    }

    @GetMapping("/subaccounts")
    @Requires(Right.VIEW_ACCOUNTS)
    String list(ListAddress address, Viewer viewer, Model model, HttpServletResponse response) {
        ListCriteria criteria = criteria(address, viewer);
        ListLinks links = new ListLinks(address, criteria);
        if (!criteria.problems().isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(model, links, nothing(criteria.query()), List.of(), viewer);
        }
        if (!criteria.tree()) {
            return show(model, links, directory.search(criteria.query(), viewer.branch()), List.of(), viewer);
        }
        return criteria.branchWithin(viewer.branch())
                .map(branch -> tree(model, links, branch, viewer))
                .orElseGet(() -> show(model, links, nothing(criteria.query()), List.of(), viewer));
    }

    /** The lines that open below an account of the tree, as a fragment. */
    @GetMapping("/subaccounts/{id}/children")
    @Requires(Right.VIEW_ACCOUNTS)
    String children(@PathVariable AccountId id, ChildrenAddress address, Viewer viewer, Model model) {
        ListAddress list = address.asList();
        ListCriteria criteria = criteria(list, viewer);
        if (!criteria.problems().isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, criteria.problems().getFirst().field());
        }
        Dna branch = criteria.branchWithin(viewer.branch()).orElseThrow(SubaccountsController::notFound);
        Row parent = directory.row(id, branch).orElseThrow(SubaccountsController::notFound);
        TreeLines tree = new TreeLines(directory, branch, new ListLinks(list, criteria), journal.unsettled());
        model.addAttribute("lines", tree.below(parent, criteria.query().page()));
        return "subaccounts/tree :: lines";
    }

    /** How far the reading of all accounts has come, as a fragment that asks again by itself. */
    @GetMapping("/subaccounts/progress")
    @Poll
    @Requires(Right.VIEW_ACCOUNTS)
    String progress(Viewer viewer, Model model) {
        MirrorState mirror = directory.state();
        model.addAttribute("mirror", mirror);
        return mirror.isWalking()
                ? "subaccounts/progress :: progress(mirror=${mirror})"
                : "subaccounts/progress :: ended";
    }

    /** Reads all accounts again now. */
    @PostMapping("/subaccounts/reading")
    @Requires(Right.VIEW_ACCOUNTS)
    String read(Viewer viewer, RedirectAttributes redirect) {
        boolean begun = directory.requestWalk();
        redirect.addFlashAttribute("notice", begun ? "subaccounts.reading.begun" : "subaccounts.reading.notBegun");
        return "redirect:/subaccounts";
    }

    private String tree(Model model, ListLinks links, Dna branch, Viewer viewer) {
        TreeLines tree = new TreeLines(directory, branch, links, journal.unsettled());
        DirectoryQuery query = links.criteria().query();
        if (links.criteria().isBrowsing()) {
            Found top = directory.roots(branch, query.page(), query.size());
            return show(model, links, top, tree.browse(top), viewer);
        }
        Found found = directory.search(query, branch);
        return show(model, links, found, tree.matches(found), viewer);
    }

    private String show(Model model, ListLinks links, Found found, List<TreeLine> lines, Viewer viewer) {
        Dna branch = viewer.branch();
        model.addAttribute(
                "errors",
                links.criteria().problems().stream()
                        .map(problem -> problem.in(messages, LocaleContextHolder.getLocale()))
                        .toList());
        model.addAttribute(
                "page",
                new SubaccountsPage(
                        links.address(),
                        links,
                        found,
                        lines,
                        links.criteria()
                                .id()
                                .flatMap(id -> directory.row(id, branch))
                                .orElse(null),
                        directory.levels(branch),
                        directory.state(),
                        links.criteria().tree() ? Set.of() : journal.unsettled(),
                        links.criteria().tree() ? Map.of() : curves.of(found.rows()),
                        viewer.may(Right.CREATE)));
        return "subaccounts/list";
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static Found nothing(DirectoryQuery query) {
        return new Found(List.of(), 0, query.page(), query.size(), new BranchFigures(0, null, null, 0, 0));
    }

    private ListCriteria criteria(ListAddress address, Viewer viewer) {
        return ListCriteria.of(address, id -> directory.row(id, viewer.branch()).map(Row::branch));
    }
}
