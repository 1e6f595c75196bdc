package canopy.funding;

import static canopy.support.PageVisit.and;
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
import canopy.values.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Somebody who moves credit, page by page, on accounts that no other test of this room uses. */
record FundingVisit(PageVisit pages, Directory directory) {

    private static final Set<AccountId> USED = ConcurrentHashMap.newKeySet();

    static FundingVisit as(Role role, Dna branch, MockMvcTester mvc, Directory directory) {
        Viewer viewer = new Viewer(2_000L + role.ordinal(), "Mei Lin", "mei@example.com", role, branch);
        return new FundingVisit(PageVisit.as(viewer, mvc), directory);
    }

    static FundingVisit as(Role role, MockMvcTester mvc, Directory directory) {
        return as(role, Dna.WHOLE_TREE, mvc, directory);
    }

    FundingVisit signedInAt(Instant at) {
        return new FundingVisit(pages.signedInAt(at), directory);
    }

    FundingVisit inChinese() {
        return new FundingVisit(pages.inChinese(), directory);
    }

    Viewer viewer() {
        return pages.viewer();
    }

    static String path(AccountId id) {
        return "/subaccounts/" + id + "/credit";
    }

    Seen get(String path) {
        return pages.get(path);
    }

    Seen post(AccountId id, List<String> fields) {
        return pages.post(path(id), fields);
    }

    /** The form filled in and sent: the page that asks whether to go on, if nothing is wrong. */
    Seen check(AccountId id, String direction, String amount, String days, String reason) {
        return post(
                id,
                and(
                        get(path(id)).hidden(),
                        "direction",
                        direction,
                        "creditGranted",
                        amount,
                        "days",
                        days,
                        "reason",
                        reason));
    }

    Seen confirm(AccountId id, Seen check) {
        return post(id, and(check.hidden(), "confirmed", "true"));
    }

    /** An account directly below the owner's with money on it, which nobody has used. */
    AccountId unused() {
        return unused(row -> row.depth() == 0);
    }

    /** One of those with money on them that fit. */
    AccountId unused(Predicate<Row> fit) {
        Waiting.forTheFirstReading(directory);
        List<AccountId> found = new ArrayList<>();
        directory.each(DirectoryQuery.EVERYTHING, Dna.WHOLE_TREE, row -> {
            boolean fits = found.isEmpty()
                    && !USED.contains(row.id())
                    && fit.test(row)
                    && row.balance() != null
                    && row.balance().compareTo(Money.of("20")) > 0;
            if (fits) {
                found.add(row.id());
            }
        });
        assertThat(found).as("an account for this test").isNotEmpty();
        USED.add(found.getFirst());
        return found.getFirst();
    }

    MirroredAccount read(AccountId id) {
        return directory.reread(id, Dna.WHOLE_TREE).orElseThrow();
    }
}
