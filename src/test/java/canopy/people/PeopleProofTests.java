package canopy.people;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.support.Browser;
import canopy.support.Browser.Page;
import canopy.support.ConsoleTest;
import canopy.values.Dna;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changing people takes the password again, when the last proof is older than five minutes. */
@ConsoleTest
class PeopleProofTests {

    static final String PASSWORD = SignInTests.PASSWORD;

    /** Where the forms of a person's page are sent. */
    static final String CHANGE = "/people/%s";

    static final String DISABLE = "/people/%s/disable";
    static final String ENABLE = "/people/%s/enable";
    static final String LINK = "/people/%s/link";

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

    Browser owner;
    long lee;

    @BeforeEach
    void signInLongAgo() {
        String email = UUID.randomUUID() + "@example.com";
        long id = people.add(email, "Owner", Role.OWNER, Dna.WHOLE_TREE, false, Instant.now());
        people.password(id, hashes.hash(PASSWORD));
        lee = people.add(UUID.randomUUID() + "@example.com", "Lee", Role.SUPPORT, new Dna(".1.3."), false, time.now());
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
    void asksForNothingSoonAfterTheSignIn() {
        time.moveOn(StepUp.LASTS.minusSeconds(30));

        assertThat(asks(owner.open("/people"))).isZero();
        assertThat(asks(owner.open("/people/" + lee))).isZero();
        assertThat(sent(DISABLE).status()).isEqualTo(200);
        assertThat(enabled()).isFalse();
    }

    @Test
    void addsNobodyWithoutAProofAndKeepsWhatWasTyped() {
        time.moveOn(StepUp.LASTS.plusSeconds(30));
        String email = UUID.randomUUID() + "@example.com";
        Page form = owner.open("/people");
        assertThat(asks(form)).isEqualTo(1);

        for (String password : List.of("", "not my password")) {
            Page refused = add(form, email, password);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.document().select("[data-error-summary] a").eachAttr("href"))
                    .containsExactly("#password");
            assertThat(asks(refused)).isEqualTo(1);
            assertThat(refused.document().selectFirst("#name").val()).isEqualTo("Ada");
            assertThat(refused.document().selectFirst("#email").val()).isEqualTo(email);
            assertThat(refused.document().select("#role option[selected]").val())
                    .isEqualTo("FINANCE");
            assertThat(refused.document().selectFirst("#branch").val()).isEqualTo(".1.3.");
            assertThat(refused.document().html()).doesNotContain("not my password");
            assertThat(refused.document().select("section.notice code")).isEmpty();
            assertThat(people.find(email)).isEmpty();
        }

        Page added = add(form, email, PASSWORD);
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.document().selectFirst("section.notice code").text()).contains("/welcome?token=");
        assertThat(asks(added)).isZero();
        assertThat(people.find(email)).isPresent();
    }

    @Test
    void changesNobodyWithoutAProofAndKeepsWhatWasTyped() {
        time.moveOn(StepUp.LASTS.plusSeconds(30));
        for (String password : List.of("", "not my password")) {
            Page refused = sent(CHANGE, "role", "OWNER", "branch", ".", "language", "en", "password", password);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.document().select("form[action='/people/" + lee + "'] input[type=password]"))
                    .hasSize(1);
            assertThat(refused.document().select("#role option[selected]").val())
                    .isEqualTo("OWNER");
            assertThat(refused.document().selectFirst("#branch").val()).isEqualTo(".");
            assertThat(person().role()).isEqualTo(Role.SUPPORT);
            assertThat(person().branch()).isEqualTo(new Dna(".1.3."));
        }

        Page done = sent(CHANGE, "role", "OWNER", "branch", ".", "language", "en", "password", PASSWORD);
        assertThat(done.text()).contains("Saved.");
        assertThat(asks(done)).isZero();
        assertThat(person().role()).isEqualTo(Role.OWNER);
    }

    /** One field on the page, in the form that was sent. */
    @ParameterizedTest
    @ValueSource(strings = {DISABLE, ENABLE, LINK})
    void pressesNoButtonWithoutAProof(String action) {
        people.enable(lee, !action.equals(ENABLE));
        time.moveOn(StepUp.LASTS.plusSeconds(30));
        List<String[]> without = new ArrayList<>();
        without.add(new String[0]);
        without.add(new String[] {"password", ""});
        without.add(new String[] {"password", "not my password"});
        for (String[] fields : without) {
            Page refused = sent(action, fields);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(asks(refused)).isEqualTo(1);
            assertThat(refused.document().select("form[action='" + at(action) + "'] input#password"))
                    .hasSize(1);
            assertThat(refused.document().select("[data-error-summary] a").eachAttr("href"))
                    .containsExactly("#password");
            assertThat(refused.document().select("section.notice code")).isEmpty();
            assertThat(enabled()).isEqualTo(!action.equals(ENABLE));
            assertThat(links()).isZero();
        }

        Page done = sent(action, "password", PASSWORD);
        assertThat(done.status()).isEqualTo(200);
        assertThat(asks(done)).isZero();
        assertThat(enabled()).isEqualTo(!action.equals(DISABLE));
        assertThat(links()).isEqualTo(action.equals(LINK) ? 1 : 0);
    }

    /** Whoever suspects a thief must be quick. */
    @Test
    void endsSessionsWithoutAProof() {
        time.moveOn(StepUp.LASTS.plusSeconds(30));
        assertThat(sent("/people/%s/sessions/end").text()).contains("The sessions are ended.");
    }

    /** The sign-in that follows a one-time link is with the password that was set there, which is a proof later on. */
    @Test
    void takesThePasswordThatWasSetWithAOneTimeLink() {
        Page added = add(owner.open("/people"), UUID.randomUUID() + "@example.com", "");
        String link = added.document().selectFirst("section.notice code").text();
        long ada = people.all().stream()
                .filter(person -> person.name().equals("Ada"))
                .findAny()
                .orElseThrow()
                .id();
        people.place(ada, Role.OWNER, Dna.WHOLE_TREE);
        owner = new Browser(port);
        owner.submit(owner.open(link), "/welcome", "password", "cloud bicycle onion seven");
        owner.signIn(people.find(ada).orElseThrow().email(), "cloud bicycle onion seven");
        time.moveOn(StepUp.LASTS.plusSeconds(30));

        assertThat(sent(DISABLE, "password", PASSWORD).status()).isEqualTo(422);
        assertThat(sent(DISABLE, "password", "cloud bicycle onion seven").status())
                .isEqualTo(200);
        assertThat(enabled()).isFalse();
    }

    @Test
    void writesThePasswordNowhere() {
        assertThat(new NewPersonForm("Ada", "ada@example.com", "OWNER", ".", PASSWORD) + " "
                        + new PersonForm("OWNER", ".", "en", PASSWORD) + " " + new ProofForm(PASSWORD))
                .doesNotContain(PASSWORD);
    }

    private Page add(Page form, String email, String password) {
        return owner.submit(
                form,
                "/people",
                "name",
                "Ada",
                "email",
                email,
                "role",
                "FINANCE",
                "branch",
                ".1.3.",
                "password",
                password);
    }

    private Page sent(String action, String... fields) {
        return owner.submit(owner.open("/people/" + lee), at(action), fields);
    }

    private String at(String action) {
        return action.formatted(lee);
    }

    private static int asks(Page page) {
        return page.document().select("main input[type=password]").size();
    }

    private Person person() {
        return people.find(lee).orElseThrow();
    }

    private boolean enabled() {
        return person().enabled();
    }

    private int links() {
        return database.sql("select count(*) from one_time_links where person_id = :id")
                .param("id", lee)
                .query(Integer.class)
                .single();
    }
}
