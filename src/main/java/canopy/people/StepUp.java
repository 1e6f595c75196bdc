package canopy.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;

/**
 * Asks for the password again before money moves, harm is done or people are changed, when the last proof is older than
 * five minutes: a browser left open must not pay. Signing in is a proof.
 *
 * <p>The page that asks is the one that was to be confirmed anyway, with everything typed in it, so nothing has to be kept
 * aside meanwhile. The sandbox's guests have no password and are never asked; nothing there is real.
 */
@Component
public class StepUp {

    /** How long a proof of identity lasts. */
    public static final Duration LASTS = Duration.ofMinutes(5);

    static final String PROVEN = "canopy.proven";

    private final PasswordSignIn passwords;
    private final People people;
    private final PeopleSettings settings;
    private final PeopleTime time;
    private final MessageSource messages;

    StepUp(PasswordSignIn passwords, People people, PeopleSettings settings, PeopleTime time, MessageSource messages) {
        this.passwords = passwords;
        this.people = people;
        this.settings = settings;
        this.time = time;
        this.messages = messages;
    }

    /** Whether the person has to type the password again. */
    public boolean isDue(HttpServletRequest request) {
        SignedIn signedIn = signedIn();
        return lastProof(signedIn, request).plus(LASTS).isBefore(time.now()) && !isGuest(signedIn.viewer());
    }

    /**
     * Takes the typed password as a proof where one is due; it counts like an attempt to sign in. A proof renews the
     * session's id.
     *
     * @param password what was typed, null where nothing was asked for
     * @return null when the person may go on, else a sentence that says why not, in the reader's language
     */
    public @Nullable String refusal(@Nullable String password, HttpServletRequest request) {
        if (!isDue(request)) {
            return null;
        }
        if (password == null || password.isEmpty()) {
            return text("people.step-up.missing");
        }
        var typed = UsernamePasswordAuthenticationToken.unauthenticated(
                signedIn().viewer().email(), password);
        typed.setDetails(Network.of(request.getRemoteAddr()));
        try {
            passwords.authenticate(typed);
        } catch (SignInRefused refused) {
            return explain(refused);
        }
        request.getSession().setAttribute(PROVEN, time.now().toEpochMilli());
        request.changeSessionId();
        return null;
    }

    /** Takes the typed password as {@link #refusal} does; why not becomes an error of the form's field. */
    void demand(@Nullable String password, BindingResult errors, HttpServletRequest request) {
        String refusal = refusal(password, request);
        if (refusal != null) {
            errors.rejectValue("password", "proof", refusal);
        }
    }

    private static SignedIn signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            return signedIn;
        }
        throw new IllegalStateException("Nobody is signed in");
    }

    private static Instant lastProof(SignedIn signedIn, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object proven = session == null ? null : session.getAttribute(PROVEN);
        Instant again = proven instanceof Long millis ? Instant.ofEpochMilli(millis) : Instant.EPOCH;
        return again.isAfter(signedIn.since()) ? again : signedIn.since();
    }

    private boolean isGuest(Viewer viewer) {
        return settings.sandbox()
                && people.find(viewer.personId()).map(Person::sandboxGuest).orElse(false);
    }

    private String explain(SignInRefused refused) {
        return switch (refused) {
            case SignInRefused.Wrong wrong -> text("people.step-up.wrong");
            case SignInRefused.TooMany many ->
                text(
                        "people.step-up.wait",
                        Duration.between(time.now(), many.until()).toMinutes() + 1);
            case SignInRefused.Busy busy -> text("people.sign-in.busy");
        };
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
