package canopy.subaccounts;

import canopy.directory.Cause;
import canopy.directory.Directory;
import canopy.directory.MirroredAccount;
import canopy.journal.Journal;
import canopy.manage.ManageException;
import canopy.manage.UpstreamClock;
import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.Viewer;
import canopy.values.AccountId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One account: at once as it was last read, and then as it is. */
@Controller
class AccountController {

    private static final int CHANGES_AT_ONCE = 20;

    private final Directory directory;
    private final Journal journal;
    private final Curves curves;
    private final UpstreamClock clock;

    AccountController(Directory directory, Journal journal, Curves curves, UpstreamClock clock) {
        this.directory = directory;
        this.journal = journal;
        this.curves = curves;
        this.clock = clock;
    }

    @GetMapping("/subaccounts/{id}")
    @Requires(Right.VIEW_ACCOUNTS)
    String account(
            @PathVariable AccountId id, @RequestParam(defaultValue = "1") int history, Viewer viewer, Model model) {
        MirroredAccount account = directory
                .account(id, viewer.branch())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return show(account, history, AccountPage.Reading.AS_KEPT, viewer, model);
    }

    /** The same page after a look upstream; the page above puts it in its own place. */
    @GetMapping("/subaccounts/{id}/fresh")
    @Requires(Right.VIEW_ACCOUNTS)
    String fresh(
            @PathVariable AccountId id, @RequestParam(defaultValue = "1") int history, Viewer viewer, Model model) {
        MirroredAccount kept = directory
                .account(id, viewer.branch())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!AccountPage.isDue(kept, clock.now())) {
            return show(kept, history, AccountPage.Reading.FRESH, viewer, model);
        }
        try {
            MirroredAccount read =
                    directory.refresh(id, viewer.branch(), Cause.OUTSIDE).orElse(kept);
            AccountPage.Reading reading =
                    read.readAt().isAfter(kept.readAt()) ? AccountPage.Reading.FRESH : AccountPage.Reading.NOT_READ;
            return show(read, history, reading, viewer, model);
        } catch (ManageException upstream) {
            return show(kept, history, AccountPage.Reading.NOT_READ, viewer, model);
        }
    }

    private String show(MirroredAccount account, int history, AccountPage.Reading reading, Viewer viewer, Model model) {
        if (history < 1) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "history");
        }
        AccountId id = account.row().id();
        Set<AccountId> unsettled = journal.unsettled();
        model.addAttribute(
                "page",
                new AccountPage(
                        account,
                        directory.children(id, viewer.branch(), 1, AccountPage.CHILDREN_AT_ONCE),
                        directory.history(id, viewer.branch(), history, CHANGES_AT_ONCE),
                        reading,
                        directory.state(),
                        viewer,
                        clock.now(),
                        unsettled,
                        unsettled.contains(id) ? open(id, viewer) : null,
                        curves.of(List.of(account.row())).getOrDefault(id, List.of())));
        return "subaccounts/account";
    }

    /** The change that locks the account, as far as the viewer may see it. */
    private AccountPage.@Nullable OpenChange open(AccountId id, Viewer viewer) {
        return journal.openFor(id)
                .map(open -> new AccountPage.OpenChange(
                        journal.find(open.id(), viewer).isPresent() ? "/journal/" + open.id() : null))
                .orElse(null);
    }
}
