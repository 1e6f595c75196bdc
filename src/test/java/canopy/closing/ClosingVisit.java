package canopy.closing;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Directory;
import canopy.directory.DirectoryQuery;
import canopy.directory.MirroredAccount;
import canopy.directory.Row;
import canopy.people.Role;
import canopy.people.SignedIn;
import canopy.people.Viewer;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Somebody who opens pages and sends the forms on them as they stand, on accounts that no other test uses. */
record ClosingVisit(MockMvcTester mvc, Directory directory, Viewer viewer, Instant signedInAt) {

    /** Tests share one console, and what one deletes another cannot suspend. */
    private static final Set<AccountId> USED = ConcurrentHashMap.newKeySet();

    static ClosingVisit as(Role role, Dna branch, MockMvcTester mvc, Directory directory) {
        Viewer viewer = new Viewer(1_000L + role.ordinal(), "Mei Lin", "mei@example.com", role, branch);
        return new ClosingVisit(mvc, directory, viewer, Instant.now());
    }

    static ClosingVisit as(Role role, MockMvcTester mvc, Directory directory) {
        return as(role, Dna.WHOLE_TREE, mvc, directory);
    }

    ClosingVisit signedIn(Instant at) {
        return new ClosingVisit(mvc, directory, viewer, at);
    }

    /** An answer, and what a person sees of it. */
    record Seen(MvcTestResult result, int status, Document page) {

        String text() {
            return page.text();
        }

        String location() {
            return result.getResponse().getHeader("Location");
        }
    }

    /** What a form carries without anybody typing: names and values in turn. */
    static List<String> hidden(Seen seen) {
        List<String> fields = new ArrayList<>();
        for (Element field : seen.page().select("main form input[type=hidden]")) {
            if (!field.attr("name").equals("_csrf")) {
                fields.add(field.attr("name"));
                fields.add(field.attr("value"));
            }
        }
        return fields;
    }

    static List<String> and(List<String> fields, String... more) {
        List<String> all = new ArrayList<>(fields);
        all.addAll(List.of(more));
        return all;
    }

    static String intentOf(Seen seen) {
        return seen.page().select("main form input[name=intent]").val();
    }

    Seen get(String path) {
        return seen(mvc.get().uri(path).with(signedIn()).exchange());
    }

    Seen post(String path, List<String> fields) {
        var request = mvc.post().uri(path).with(signedIn()).with(SecurityMockMvcRequestPostProcessors.csrf());
        for (int i = 0; i < fields.size(); i += 2) {
            request.param(fields.get(i), fields.get(i + 1));
        }
        return seen(request.exchange());
    }

    /** An account that nobody has used, freshly read. */
    MirroredAccount unused(Predicate<MirroredAccount> fit) {
        waitForTheFirstReading();
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

    private void waitForTheFirstReading() {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (directory.state().completeAt() == null || directory.state().spendReadAt() == null) {
            assertThat(Instant.now()).as("the first reading ends").isBefore(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }

    private RequestPostProcessor signedIn() {
        return SecurityMockMvcRequestPostProcessors.authentication(UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(viewer, null, signedInAt), null, List.of()));
    }

    private static Seen seen(MvcTestResult result) {
        try {
            return new Seen(
                    result,
                    result.getResponse().getStatus(),
                    Jsoup.parse(result.getResponse().getContentAsString()));
        } catch (UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
