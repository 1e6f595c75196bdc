package canopy.people;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.support.Browser;
import canopy.support.Browser.Page;
import canopy.support.ConsoleTest;
import canopy.values.Dna;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ConsoleTest
class PeoplePagesTests {

    static final String PASSWORD = SignInTests.PASSWORD;
    static final String OTHER_PASSWORD = "cloud bicycle onion seven";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    PasswordHashes hashes;

    @Autowired
    Welcome welcome;

    @Autowired
    MovableTime time;

    @Autowired
    JdbcClient database;

    Browser owner;
    long ownerId;

    @BeforeEach
    void owner() {
        database.sql("delete from persons").update();
        String email = UUID.randomUUID() + "@example.com";
        ownerId = people.add(email, "Owner", Role.OWNER, Dna.WHOLE_TREE, false, Instant.now());
        people.password(ownerId, hashes.hash(PASSWORD));
        owner = new Browser(port);
        owner.signIn(email, PASSWORD);
    }

    @AfterEach
    void clean() {
        time.reset();
        database.sql("delete from sign_in_attempts").update();
        database.sql("delete from persons").update();
    }

    @Test
    void addsAPersonWhoSetsAPasswordWithALinkThatWorksOnce() {
        String link = add("lee@example.com");
        Browser lee = new Browser(port);
        Page welcomed = lee.open(link);
        assertThat(welcomed.text()).contains("You sign in as lee@example.com.");
        assertThat(lee.submit(welcomed, "/welcome", "password", OTHER_PASSWORD).text())
                .contains("Your password is set");
        assertThat(lee.signIn("lee@example.com", OTHER_PASSWORD).path()).doesNotStartWith("/sign-in");
        assertThat(lee.open(link).status()).isEqualTo(404);
        assertThat(owner.open("/people").text()).contains("lee@example.com", ".1.3.", "Finance", "Active");
    }

    @Test
    void showsTheLinkOnceAndKeepsOnlyItsFingerprint() {
        String link = add("lee@example.com");
        String token = link.substring(link.indexOf('=') + 1);
        assertThat(owner.open("/people").document().html()).doesNotContain(token);
        assertThat(database.sql("select token_hash from one_time_links")
                        .query(String.class)
                        .list())
                .doesNotContain(token)
                .contains(Tokens.fingerprint(token));
    }

    @Test
    void endsALinkAfterADay() {
        String link = add("lee@example.com");
        time.moveOn(OneTimeLinks.LIFETIME);
        Page late = new Browser(port).open(link);
        assertThat(late.status()).isEqualTo(404);
        assertThat(late.text()).contains("This link does not work any more");
    }

    @Test
    void keepsWhatWasTypedWhenSomethingIsWrong() {
        Page page = owner.submit(
                owner.open("/people"), "/people", "name", "Lee <b>", "email", "lee", "role", "KING", "branch", "1.3");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.document().select("[data-error-summary] a").eachAttr("href"))
                .containsExactlyInAnyOrder("#email", "#role", "#branch");
        assertThat(page.document().selectFirst("#name").val()).isEqualTo("Lee <b>");
        assertThat(page.document().selectFirst("#branch").val()).isEqualTo("1.3");
    }

    @Test
    void saysThatAnAddressIsTaken() {
        add("lee@example.com");
        Page page = owner.submit(
                owner.open("/people"),
                "/people",
                "name",
                "Lee",
                "email",
                "LEE@example.com",
                "role",
                "SUPPORT",
                "branch",
                "");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("Somebody with this e-mail address is there already");
    }

    @Test
    void refusesParametersThatTheFormDoesNotHave() {
        Page form = owner.open("/people");
        Page unknown = owner.submit(form, "/people", "name", "Lee", "enabled", "true");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text()).contains("The parameter “enabled” is not known here.");
        Page twice = owner.submit(form, "/people", "role", "OWNER", "role", "AUDITOR");
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.text()).contains("The parameter “role” was sent more than once.");
    }

    @Test
    void disablesAPersonAndEndsTheSessions() {
        long id = member("lee@example.com");
        Browser lee = new Browser(port);
        lee.signIn("lee@example.com", PASSWORD);
        Page done = owner.submit(owner.open("/people/" + id), "/people/" + id + "/disable");
        assertThat(done.text()).contains("Disabled. All sessions of this person are ended.");
        assertThat(sessions(id)).isZero();
        assertThat(lee.open("/me").path()).isEqualTo("/sign-in");
    }

    @Test
    void neitherDisablesNorDemotesTheLastOwner() {
        Page page = owner.open("/people/" + ownerId);
        Page disabled = owner.submit(page, "/people/" + ownerId + "/disable");
        assertThat(disabled.status()).isEqualTo(422);
        assertThat(disabled.text()).contains("There must be another owner");
        Page demoted = owner.submit(page, "/people/" + ownerId, "role", "AUDITOR", "branch", ".", "language", "");
        assertThat(demoted.status()).isEqualTo(422);
        Page narrowed = owner.submit(page, "/people/" + ownerId, "role", "OWNER", "branch", ".3.", "language", "");
        assertThat(narrowed.status()).isEqualTo(422);
        assertThat(people.find(ownerId).orElseThrow().isWorkingOwner()).isTrue();
    }

    @Test
    void findsNobodyOutsideOfAnOwnersBranch() {
        long id = member("lee@example.com");
        people.place(ownerId, Role.OWNER, new Dna(".9."));
        assertThat(owner.open("/people/" + id).status()).isEqualTo(404);
        assertThat(owner.open("/people").text()).doesNotContain("lee@example.com");
    }

    @Test
    void changesOnesOwnPasswordAndEndsTheOtherSessions() {
        member("lee@example.com");
        Browser here = new Browser(port);
        Browser elsewhere = new Browser(port);
        here.signIn("lee@example.com", PASSWORD);
        elsewhere.signIn("lee@example.com", PASSWORD);
        Page wrong = here.submit(here.open("/me"), "/me/password", "current", "wrong", "password", OTHER_PASSWORD);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("This is not your present password");
        Page common = here.submit(here.open("/me"), "/me/password", "current", PASSWORD, "password", "password1234");
        assertThat(common.text()).contains("too easy to guess");
        String before = here.session();
        Page done = here.submit(here.open("/me"), "/me/password", "current", PASSWORD, "password", OTHER_PASSWORD);
        assertThat(done.text()).contains("Your password is changed");
        assertThat(here.session()).isNotEqualTo(before);
        assertThat(elsewhere.open("/me").path()).isEqualTo("/sign-in");
    }

    @Test
    void showsOnesOwnSessionsAndEndsOne() {
        long id = member("lee@example.com");
        Browser here = new Browser(port);
        Browser elsewhere = new Browser(port);
        here.signIn("lee@example.com", PASSWORD);
        elsewhere.signIn("lee@example.com", PASSWORD);
        Page me = here.open("/me");
        assertThat(me.document().select("tbody tr")).hasSize(2);
        assertThat(me.document().html()).doesNotContain(here.session());
        String key = me.document().selectFirst("button[name=session]").val();
        here.submit(me, "/me/sessions/end", "session", key);
        assertThat(sessions(id)).isEqualTo(1);
        assertThat(elsewhere.open("/me").path()).isEqualTo("/sign-in");
        assertThat(here.open("/me").path()).isEqualTo("/me");
    }

    @Test
    void speaksTheChosenLanguage() {
        Page me = owner.submit(owner.open("/me"), "/me/language", "language", "zh-CN");
        assertThat(me.document().selectFirst("html").attr("lang")).isEqualTo("zh-CN");
        assertThat(me.text()).contains("我的账号");
    }

    @Test
    void makesTheFirstOwnerWithTheLinkOfTheStart() {
        database.sql("delete from persons").update();
        Browser first = new Browser(port);
        Page page = first.open("/welcome?token=" + welcome.firstOwnerLink());
        Page weak = first.submit(
                page, "/welcome/owner", "name", "Mei", "email", "mei@example.com", "password", "mei@example.com");
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.document().selectFirst("#email").val()).isEqualTo("mei@example.com");
        first.submit(page, "/welcome/owner", "name", "Mei", "email", "mei@example.com", "password", OTHER_PASSWORD);
        assertThat(first.signIn("mei@example.com", OTHER_PASSWORD).path()).doesNotStartWith("/sign-in");
        assertThat(first.open("/people").text()).contains("Mei", "Owner");
        assertThat(new Browser(port)
                        .open("/welcome?token=" + welcome.firstOwnerLink())
                        .status())
                .isEqualTo(404);
    }

    private String add(String email) {
        Page page = owner.submit(
                owner.open("/people"), "/people", "name", "Lee", "email", email, "role", "FINANCE", "branch", ".1.3.");
        return page.document().selectFirst("section.notice code").text();
    }

    private long member(String email) {
        long id = people.add(email, "Lee", Role.SUPPORT, Dna.WHOLE_TREE, false, Instant.now());
        people.password(id, hashes.hash(PASSWORD));
        return id;
    }

    private int sessions(long id) {
        return database.sql("select count(*) from spring_session where principal_name = :id")
                .param("id", Long.toString(id))
                .query(Integer.class)
                .single();
    }
}
