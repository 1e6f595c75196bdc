package canopy.people;

import canopy.values.Dna;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Turns a one-time link into a password: the first owner's, or one of a person whom an owner added. */
@Service
class Welcome {

    private final People people;
    private final OneTimeLinks links;
    private final PasswordHashes hashes;
    private final PersonSessions sessions;
    private final PeopleTime time;

    Welcome(People people, OneTimeLinks links, PasswordHashes hashes, PersonSessions sessions, PeopleTime time) {
        this.people = people;
        this.links = links;
        this.hashes = hashes;
        this.sessions = sessions;
        this.time = time;
    }

    /** The person a link is for; empty for a link that was used, is too old or never was, and for the first owner's. */
    Optional<Person> person(String token) {
        return links.find(token)
                .flatMap(link -> Optional.ofNullable(link.personId()))
                .flatMap(people::find)
                .filter(Person::enabled);
    }

    boolean isForFirstOwner(String token) {
        return links.find(token).filter(link -> link.personId() == null).isPresent() && !hasOwner();
    }

    boolean hasOwner() {
        return people.all().stream().anyMatch(person -> person.role() == Role.OWNER && !person.sandboxGuest());
    }

    /** Sets the password and ends the person's sessions; false when somebody else used the link meanwhile. */
    @Transactional
    public boolean setPassword(Person person, String token, String password) {
        if (!links.use(token)) {
            return false;
        }
        people.password(person.id(), hashes.hash(password));
        sessions.endAll(person.id());
        return true;
    }

    /** Makes the first owner; false when somebody else used the link meanwhile. */
    @Transactional
    public boolean makeFirstOwner(String token, String email, String name, String password) {
        if (!links.use(token)) {
            return false;
        }
        makeFirstOwner(email, name, password);
        return true;
    }

    /** Makes the first owner and ends all links that would make another. */
    @Transactional
    public void makeFirstOwner(String email, String name, String password) {
        long id = people.add(email, name, Role.OWNER, Dna.WHOLE_TREE, false, time.now());
        people.password(id, hashes.hash(password));
        links.clear();
    }

    String firstOwnerLink() {
        links.clear();
        return links.make(null);
    }
}
