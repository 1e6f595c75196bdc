package canopy.people;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.support.ConsoleTest;
import canopy.values.Dna;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** The password is asked for again before harm, and not more often than that. */
@ConsoleTest
class StepUpTests {

    static final String PASSWORD = "plum window tractor";

    @Autowired
    StepUp stepUp;

    @Autowired
    People people;

    @Autowired
    PasswordHashes hashes;

    @Autowired
    MovableTime time;

    @Autowired
    JdbcClient database;

    MockHttpServletRequest request;
    Instant start;

    @BeforeEach
    void signedIn() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        request = new MockHttpServletRequest();
        start = time.now();
        String email = UUID.randomUUID() + "@example.com";
        long id = people.add(email, "Mei Lin", Role.RESELLER, Dna.WHOLE_TREE, false, start);
        people.password(id, hashes.hash(PASSWORD));
        signIn(people.find(id).orElseThrow());
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
        LocaleContextHolder.resetLocaleContext();
        time.reset();
        database.sql("delete from sign_in_attempts").update();
    }

    @Test
    void doesNotAskSoonAfterSigningIn() {
        time.moveOn(StepUp.LASTS.minusSeconds(30));
        assertThat(stepUp.isDue(request)).isFalse();
        assertThat(stepUp.refusal(null, request)).isNull();
    }

    @Test
    void asksAfterFiveMinutesAndSaysThatNothingWasSent() {
        time.moveOn(StepUp.LASTS.plusSeconds(30));
        assertThat(stepUp.isDue(request)).isTrue();
        assertThat(stepUp.refusal(null, request)).contains("Type your password").contains("nothing was sent");
        assertThat(stepUp.refusal("", request)).contains("Type your password");
        assertThat(stepUp.refusal("plum window tracto", request)).contains("not your password");
        assertThat(stepUp.isDue(request)).isTrue();
    }

    @Test
    void theRightPasswordLastsForFiveMinutesAndRenewsTheSession() {
        time.moveOn(StepUp.LASTS.plusSeconds(30));
        String before = request.getSession().getId();
        assertThat(stepUp.refusal(PASSWORD, request)).isNull();
        assertThat(request.getSession().getId()).isNotEqualTo(before);
        assertThat(stepUp.isDue(request)).isFalse();
        time.moveOn(StepUp.LASTS.plusSeconds(30));
        assertThat(stepUp.isDue(request)).isTrue();
    }

    @Test
    void cannotBeGuessedAt() {
        time.moveOn(StepUp.LASTS.plusSeconds(30));
        for (int i = 0; i < SignInAttempts.PER_ACCOUNT; i++) {
            assertThat(stepUp.refusal("wrong " + i, request)).contains("not your password");
        }
        assertThat(stepUp.refusal(PASSWORD, request)).contains("Too many");
        time.moveOn(Duration.ofMinutes(16));
        assertThat(stepUp.refusal(PASSWORD, request)).isNull();
    }

    @Test
    void asksAGuestOnlyWhereGuestsAreNotWelcome() {
        // This console is no sandbox: who came as a guest of one has no password, and so no way on.
        long guest = people.add(
                UUID.randomUUID() + "@sandbox.invalid", "Guest", Role.RESELLER, Dna.WHOLE_TREE, true, time.now());
        signIn(people.find(guest).orElseThrow());
        time.moveOn(StepUp.LASTS.plusSeconds(30));
        assertThat(stepUp.isDue(request)).isTrue();
        assertThat(stepUp.refusal("anything at all", request)).isNotNull();
    }

    private void signIn(Person person) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        new SignedIn(person.viewer(), null, start), null, List.of()));
    }
}
