package canopy.funding;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Directory;
import canopy.directory.DirectoryQuery;
import canopy.directory.MirroredAccount;
import canopy.people.Role;
import canopy.people.SignedIn;
import canopy.people.Viewer;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Somebody who moves credit, page by page, on accounts that no other test of this room uses. */
record FundingVisit(MockMvcTester mvc, Directory directory, Viewer viewer, Instant signedInAt, String language) {

    private static final Set<AccountId> USED = ConcurrentHashMap.newKeySet();

    static FundingVisit as(Role role, Dna branch, MockMvcTester mvc, Directory directory) {
        Viewer viewer = new Viewer(2_000L + role.ordinal(), "Mei Lin", "mei@example.com", role, branch);
        return new FundingVisit(mvc, directory, viewer, Instant.now(), "en");
    }

    static FundingVisit as(Role role, MockMvcTester mvc, Directory directory) {
        return as(role, Dna.WHOLE_TREE, mvc, directory);
    }

    FundingVisit signedInAt(Instant at) {
        return new FundingVisit(mvc, directory, viewer, at, language);
    }

    FundingVisit inChinese() {
        return new FundingVisit(mvc, directory, viewer, signedInAt, "zh-CN");
    }

    /** An answer, and what a person sees of it. */
    record Seen(int status, String location, Document page) {

        String text() {
            return page.text();
        }

        String heading() {
            return page.select("h1").text();
        }

        List<String> errors() {
            return page.select(".error-summary li").eachText();
        }

        String field(String name) {
            return page.select("main form input[name=" + name + "]").val();
        }

        /** What the form carries without anybody typing: names and values in turn. */
        List<String> hidden() {
            List<String> fields = new ArrayList<>();
            for (Element field : page.select("main form input[type=hidden]")) {
                if (!field.attr("name").equals("_csrf")) {
                    fields.addAll(List.of(field.attr("name"), field.attr("value")));
                }
            }
            return fields;
        }
    }

    static List<String> and(List<String> fields, String... more) {
        List<String> all = new ArrayList<>(fields);
        all.addAll(List.of(more));
        return all;
    }

    static String path(AccountId id) {
        return "/subaccounts/" + id + "/credit";
    }

    Seen get(String path) {
        return seen(mvc.get()
                .uri(path)
                .header("Accept-Language", language)
                .with(signedIn())
                .exchange());
    }

    Seen post(AccountId id, List<String> fields) {
        var request = mvc.post()
                .uri(path(id))
                .header("Accept-Language", language)
                .with(signedIn())
                .with(SecurityMockMvcRequestPostProcessors.csrf());
        for (int i = 0; i < fields.size(); i += 2) {
            request.param(fields.get(i), fields.get(i + 1));
        }
        return seen(request.exchange());
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
        waitForTheFirstReading();
        List<AccountId> found = new ArrayList<>();
        directory.each(DirectoryQuery.EVERYTHING, Dna.WHOLE_TREE, row -> {
            boolean fits = found.isEmpty()
                    && !USED.contains(row.id())
                    && row.depth() == 0
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

    void waitForTheFirstReading() {
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
            String location = result.getResponse().getHeader("Location");
            return new Seen(
                    result.getResponse().getStatus(),
                    location == null ? "" : location,
                    Jsoup.parse(result.getResponse().getContentAsString()));
        } catch (UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
