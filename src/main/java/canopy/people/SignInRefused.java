package canopy.people;

import java.time.Instant;
import org.springframework.security.core.AuthenticationException;

/** Why somebody was not signed in, as far as that may be said. */
abstract sealed class SignInRefused extends AuthenticationException {

    private SignInRefused(String message) {
        super(message);
    }

    /** Name or password is not right, or the person is disabled; which of them is not told. */
    static final class Wrong extends SignInRefused {
        Wrong() {
            super("E-mail or password is not right");
        }
    }

    /** Too many attempts failed; the next is looked at from the given moment on. */
    static final class TooMany extends SignInRefused {
        private final Instant until;

        TooMany(Instant until) {
            super("Too many attempts");
            this.until = until;
        }

        Instant until() {
            return until;
        }
    }

    /** More people are signing in than passwords can be checked. */
    static final class Busy extends SignInRefused {
        Busy() {
            super("Too many sign-ins at once");
        }
    }
}
