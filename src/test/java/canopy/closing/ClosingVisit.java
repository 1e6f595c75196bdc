package canopy.closing;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Directory;
import canopy.directory.DirectoryQuery;
import canopy.directory.MirroredAccount;
import canopy.directory.Row;
import canopy.people.Role;
import canopy.people.Viewer;
import canopy.support.PageVisit;
import canopy.support.PageVisit.Seen;
import canopy.support.Waiting;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Somebody who closes accounts, on ones that no other test uses. */
record ClosingVisit(PageVisit pages, Directory directory) {

    /** Tests share one console, and what one deletes another cannot suspend. */
    private static final Set<AccountId> USED = ConcurrentHashMap.newKeySet();

    static ClosingVisit as(Role role, Dna branch, MockMvcTester mvc, Directory directory) {
        Viewer viewer = new Viewer(1_000L + role.ordinal(), "Mei Lin", "mei@example.com", role, branch);
        return new ClosingVisit(PageVisit.as(viewer, mvc), directory);
    }

    static ClosingVisit as(Role role, MockMvcTester mvc, Directory directory) {
        return as(role, Dna.WHOLE_TREE, mvc, directory);
    }

    ClosingVisit signedIn(Instant at) {
        return new ClosingVisit(pages.signedInAt(at), directory);
    }

    Viewer viewer() {
        return pages.viewer();
    }

    Seen get(String path) {
        return pages.get(path);
    }

    Seen post(String path, List<String> fields) {
        return pages.post(path, fields);
    }

    /** An account that nobody has used, freshly read. */
    MirroredAccount unused(Predicate<MirroredAccount> fit) {
        Waiting.forTheFirstReading(directory);
        List<MirroredAccount> found = new ArrayList<>();
        directory.each(DirectoryQuery.EVERYTHING, Dna.WHOLE_TREE, row -> {
            if (found.isEmpty() && !USED.contains(row.id()) && isFree(row)) {
                directory.account(row.id(), Dna.WHOLE_TREE).filter(fit).ifPresent(found::add);
            }
        });
        assertThat(found).as("an account for this test").isNotEmpty();
        MirroredAccount account = found.getFirst();
        USED.add(account.row().id());
        return directory.reread(account.row().id(), Dna.WHOLE_TREE).orElseThrow();
    }

    /** Neither the payee of another test, whose cards it counts, nor above one. */
    private boolean isFree(Row row) {
        return row.children() == 0
                && directory.account(row.id(), Dna.WHOLE_TREE).stream()
                        .noneMatch(
                                account -> account.ancestors().stream().anyMatch(above -> USED.contains(above.id())));
    }
}
