package canopy.people;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.stereotype.Component;

/** Signs in with e-mail and password. The request's network stands in the token's details. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final People people;
    private final PasswordHashes hashes;
    private final SignInAttempts attempts;
    private final PeopleTime time;

    PasswordSignIn(People people, PasswordHashes hashes, SignInAttempts attempts, PeopleTime time) {
        this.people = people;
        this.hashes = hashes;
        this.attempts = attempts;
        this.time = time;
    }

    /** @throws SignInRefused when the name or password is wrong, or it is not the time to try */
    @Override
    public Authentication authenticate(Authentication typed) {
        String email = typed.getName().strip().toLowerCase(Locale.ROOT);
        String account = Tokens.fingerprint(email);
        String network = String.valueOf(typed.getDetails());
        Instant now = time.now();
        refuseIf(attempts.waitUntil(account, network, now));
        long attempt = attempts.begin(account, network, now);
        // Again, for attempts side by side: each counts those that began before it.
        Instant until = attempts.waitUntil(account, network, now, attempt);
        if (until != null) {
            attempts.forget(attempt);
        }
        refuseIf(until);
        Person person;
        try {
            person = check(email, String.valueOf(typed.getCredentials()));
        } catch (SignInRefused.Busy busy) {
            attempts.forget(attempt);
            throw busy;
        }
        attempts.succeed(attempt, account, network, now);
        people.signedIn(person.id(), now);
        return signedIn(person, now);
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    static Authentication signedIn(Person person, Instant since) {
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(person.viewer(), person.language(), since),
                null,
                List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)));
    }

    private static void refuseIf(@Nullable Instant until) {
        if (until != null) {
            throw new SignInRefused.TooMany(until);
        }
    }

    private Person check(String email, String password) {
        @Nullable String hash = people.passwordHash(email);
        if (!hashes.matches(password, hash) || hash == null) {
            throw new SignInRefused.Wrong();
        }
        Person person = people.find(email).filter(Person::enabled).orElseThrow(SignInRefused.Wrong::new);
        if (hashes.isDated(hash)) {
            people.password(person.id(), hashes.hash(password));
        }
        return person;
    }
}
