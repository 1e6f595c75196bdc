package canopy.people;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.support.Browser;
import canopy.support.Browser.Page;
import canopy.support.ConsoleTest;
import canopy.values.Dna;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ConsoleTest
class SignInTests {

    static final String PASSWORD = "plum window tractor";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    PasswordHashes hashes;

    @Autowired
    MovableTime time;

    @Autowired
    JdbcClient database;

    Browser browser;
    String email;
    long id;

    @BeforeEach
    void person() {
        browser = new Browser(port);
        email = UUID.randomUUID() + "@example.com";
        id = people.add(email, "Mei Lin", Role.AUDITOR, Dna.WHOLE_TREE, false, Instant.now());
        people.password(id, hashes.hash(PASSWORD));
    }

    @AfterEach
    void presentTime() {
        time.reset();
        database.sql("delete from sign_in_attempts").update();
    }

    @Test
    void leadsBackToThePathAskedFor() {
        Page page = browser.open("/me");
        assertThat(page.path()).isEqualTo("/sign-in");
        Page after = browser.submit(page, "/sign-in", "username", email, "password", PASSWORD);
        assertThat(after.path()).isEqualTo("/me");
        assertThat(after.text()).contains("Mei Lin", email, "Auditor");
    }

    @Test
    void neverLeadsToAnotherSite() {
        for (String next : new String[] {
            "//evil.example", "https://evil.example/", "/\\evil.example", "/%0d%0ax", "/subaccounts?q={evil}"
        }) {
            Browser visitor = new Browser(port);
            Page page = visitor.open(
                    "/sign-in?next=" + java.net.URLEncoder.encode(next, java.nio.charset.StandardCharsets.UTF_8));
            Page after = visitor.submitOnly(page, "/sign-in", "username", email, "password", PASSWORD);
            assertThat(after.status()).isEqualTo(303);
            assertThat(after.header("Location")).startsWith("/").doesNotContain("evil");
        }
    }

    @Test
    void keepsTheTypedNameWhenThePasswordIsWrong() {
        Page page = browser.submit(browser.open("/sign-in"), "/sign-in", "username", email, "password", "wrong");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.document().selectFirst("input[name=username]").val()).isEqualTo(email);
        assertThat(page.text()).contains("E-mail or password is not right");
    }

    @Test
    void saysTheSameOfAPersonWhoDoesNotExistAndOfOneWhoIsDisabled() {
        people.enable(id, false);
        String disabled = browser.signIn(email, PASSWORD)
                .document()
                .select("[data-error-summary]")
                .text();
        String unknown = browser.signIn("nobody@example.com", PASSWORD)
                .document()
                .select("[data-error-summary]")
                .text();
        assertThat(disabled).isEqualTo(unknown).isNotEmpty();
    }

    @Test
    void givesANewSessionIdAtSignInAndForgetsTheOldOne() {
        browser.open("/sign-in");
        String before = browser.session();
        Browser attacker = browser.at(port);
        browser.signIn(email, PASSWORD);
        assertThat(before).isNotNull();
        assertThat(browser.session()).isNotEqualTo(before);
        assertThat(attacker.open("/me").path()).isEqualTo("/sign-in");
    }

    @Test
    void keepsOnlyThePersonsIdAndNothingAboutRightsInTheSession() {
        browser.signIn(email, PASSWORD);
        assertThat(database.sql("""
                                select attribute_name from spring_session_attributes
                                  join spring_session on session_primary_id = primary_id
                                 where principal_name = :person
                                """)
                        .param("person", Long.toString(id))
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "canopy.person",
                        "canopy.since",
                        "canopy.device",
                        "canopy.address",
                        "org.springframework.session.FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME",
                        "org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository.CSRF_TOKEN");
    }

    @Test
    void asksToWaitAfterFiveFailuresAndLetsInAfterwards() {
        for (int i = 0; i < SignInAttempts.PER_ACCOUNT; i++) {
            assertThat(browser.signIn(email, "wrong " + i).status()).isEqualTo(422);
        }
        Page page = browser.signIn(email, PASSWORD);
        assertThat(page.status()).isEqualTo(429);
        assertThat(page.text()).contains("Try again in 15 minutes");
        assertThat(page.document().selectFirst("input[name=username]").val()).isEqualTo(email);
        assertThat(Integer.parseInt(page.header("Retry-After"))).isBetween(800, 900);
        time.moveOn(SignInAttempts.WINDOW);
        assertThat(browser.signIn(email, PASSWORD).path()).isNotEqualTo("/sign-in");
    }

    @Test
    void doesNotLengthenTheWaitWhenSomebodyKeepsTrying() {
        for (int i = 0; i < SignInAttempts.PER_ACCOUNT; i++) {
            browser.signIn(email, "wrong");
        }
        time.moveOn(SignInAttempts.WINDOW.dividedBy(2));
        assertThat(browser.signIn(email, PASSWORD).status()).isEqualTo(429);
        time.moveOn(SignInAttempts.WINDOW.dividedBy(2));
        assertThat(browser.signIn(email, PASSWORD).path()).isNotEqualTo("/sign-in");
    }

    @Test
    void endsASessionTwelveHoursAfterItsSignInHoweverBusy() {
        browser.signIn(email, PASSWORD);
        time.moveOn(Duration.ofHours(12).minusMinutes(1));
        assertThat(browser.open("/me").text()).contains("My account", "Mei Lin");
        time.moveOn(Duration.ofMinutes(1));
        assertThat(browser.open("/me").path()).isEqualTo("/sign-in");
    }

    @Test
    void endsASessionThatWasIdleForHalfAnHour() {
        browser.signIn(email, PASSWORD);
        idle(Duration.ofMinutes(29));
        assertThat(browser.open("/me").text()).contains("My account", "Mei Lin");
        idle(Duration.ofMinutes(31));
        assertThat(browser.open("/me").path()).isEqualTo("/sign-in");
    }

    @Test
    void doesNotCountAPollAsActivity() {
        browser.signIn(email, PASSWORD);
        idle(Duration.ofMinutes(20));
        long before = lastAccess();
        browser.get("/support/heartbeat", "HX-Request", "true");
        assertThat(lastAccess()).isEqualTo(before);
        browser.open("/me");
        assertThat(lastAccess()).isGreaterThan(before);
    }

    @Test
    void writesTheLastAccessAtMostOnceAMinute() {
        browser.signIn(email, PASSWORD);
        long before = lastAccess();
        browser.open("/me");
        browser.open("/me");
        assertThat(lastAccess()).isEqualTo(before);
    }

    @Test
    void shutsOutAPersonWhoIsDisabledMeanwhile() {
        browser.signIn(email, PASSWORD);
        people.enable(id, false);
        assertThat(browser.open("/me").path()).isEqualTo("/sign-in");
    }

    @Test
    void showsANewRoleAtTheNextRequest() {
        browser.signIn(email, PASSWORD);
        assertThat(browser.open("/people").status()).isEqualTo(403);
        people.place(id, Role.OWNER, Dna.WHOLE_TREE);
        assertThat(browser.open("/people").status()).isEqualTo(200);
    }

    @Test
    void signsOutAndHasTheBrowserForget() {
        browser.signIn(email, PASSWORD);
        Page out = browser.submitOnly(browser.open("/me"), "/sign-out");
        assertThat(out.status()).isEqualTo(303);
        assertThat(out.header("Clear-Site-Data")).contains("\"cookies\"");
        assertThat(browser.open("/me").path()).isEqualTo("/sign-in");
    }

    @Test
    void tellsHtmxToReloadThePageOfAnEndedSession() {
        Page part = browser.get("/me", "HX-Request", "true");
        assertThat(part.status()).isEqualTo(401);
        assertThat(part.header("HX-Refresh")).isEqualTo("true");
    }

    @Test
    void offersNoLookAroundOutsideOfTheSandbox() {
        Page page = browser.open("/sign-in");
        assertThat(page.document().select("section.look")).isEmpty();
        String token = page.document().selectFirst("input[name=_csrf]").val();
        assertThat(browser.post("/sign-in/as/owner", java.util.List.of("_csrf", token))
                        .status())
                .isEqualTo(404);
    }

    private void idle(Duration duration) {
        long at = Instant.now().minus(duration).toEpochMilli();
        database.sql("update spring_session set last_access_time = :at, expiry_time = :end where principal_name = :id")
                .param("at", at)
                .param("end", at + Duration.ofMinutes(30).toMillis())
                .param("id", Long.toString(id))
                .update();
    }

    private long lastAccess() {
        return database.sql("select last_access_time from spring_session where principal_name = :id")
                .param("id", Long.toString(id))
                .query(Long.class)
                .single();
    }
}
