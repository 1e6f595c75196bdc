package canopy.people;

import canopy.people.PersonSessions.Seen;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.stereotype.Service;

/** What everybody may do about themselves. */
@Service
class OwnAccount {

    private final People people;
    private final PasswordSignIn passwords;
    private final PasswordHashes hashes;
    private final PersonSessions sessions;

    OwnAccount(People people, PasswordSignIn passwords, PasswordHashes hashes, PersonSessions sessions) {
        this.people = people;
        this.passwords = passwords;
        this.hashes = hashes;
        this.sessions = sessions;
    }

    Person person(Viewer viewer) {
        return people.find(viewer.personId()).orElseThrow();
    }

    List<Seen> sessions(Viewer viewer, String currentId) {
        return sessions.of(viewer.personId(), currentId);
    }

    /**
     * Changes the password and ends all other sessions. The present password is counted like a sign-in, so that a
     * session left open does not let anybody guess it.
     *
     * @throws SignInRefused when the present password is wrong or was tried too often
     */
    void changePassword(Viewer viewer, String current, String password, String network, String currentId) {
        var typed = UsernamePasswordAuthenticationToken.unauthenticated(viewer.email(), current);
        typed.setDetails(network);
        passwords.authenticate(typed);
        people.password(viewer.personId(), hashes.hash(password));
        sessions.endOthers(viewer.personId(), currentId);
    }

    void speak(Viewer viewer, @Nullable Locale language) {
        people.speak(viewer.personId(), language);
    }

    void endSession(Viewer viewer, String key) {
        sessions.end(viewer.personId(), key);
    }

    void endOtherSessions(Viewer viewer, String currentId) {
        sessions.endOthers(viewer.personId(), currentId);
    }
}
