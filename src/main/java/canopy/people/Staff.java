package canopy.people;

import canopy.values.Dna;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/**
 * What an owner does about other people. Each method first asks {@link #mayManage}; whoever is out of the actor's reach
 * is not found.
 */
@Service
class Staff {

    private final People people;
    private final OneTimeLinks links;
    private final PersonSessions sessions;
    private final PeopleTime time;

    Staff(People people, OneTimeLinks links, PersonSessions sessions, PeopleTime time) {
        this.people = people;
        this.links = links;
        this.sessions = sessions;
        this.time = time;
    }

    /** Nobody could manage people any more. */
    static final class LastOwner extends RuntimeException {}

    /** The branch reaches beyond the actor's own. */
    static final class BranchTooWide extends RuntimeException {}

    /** The one rule: the right, and a person whose whole branch is within the actor's. Guests manage themselves. */
    static boolean mayManage(Viewer actor, Person target) {
        return actor.may(Right.MANAGE_PEOPLE) && target.branch().isWithin(actor.branch()) && !target.sandboxGuest();
    }

    List<Person> all(Viewer actor) {
        return people.all().stream().filter(person -> mayManage(actor, person)).toList();
    }

    /** @throws ResponseStatusException 404 when the person does not exist or is out of reach */
    Person find(Viewer actor, long id) {
        return people.find(id)
                .filter(person -> mayManage(actor, person))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /**
     * Adds a person, who sets a password with the link whose token is returned.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the address is taken
     */
    @Transactional
    public String add(Viewer actor, String email, String name, Role role, Dna branch) {
        checkReach(actor, branch);
        return links.make(people.add(email, name, role, branch, false, time.now()));
    }

    @Transactional
    public void change(Viewer actor, long id, Role role, Dna branch, @Nullable Locale language) {
        checkReach(actor, branch);
        Person person = find(actor, id);
        // An owner of less than the whole tree could not look after everybody.
        if (role != Role.OWNER || !branch.isWholeTree()) {
            keepAnOwner(person);
        }
        people.place(id, role, branch);
        people.speak(id, language);
    }

    @Transactional
    public void disable(Viewer actor, long id) {
        keepAnOwner(find(actor, id));
        people.enable(id, false);
        sessions.endAll(id);
    }

    @Transactional
    public void enable(Viewer actor, long id) {
        people.enable(find(actor, id).id(), true);
    }

    void endSessions(Viewer actor, long id) {
        sessions.endAll(find(actor, id).id());
    }

    /** A new link's token; links made before stop working. The old password works until the link is used. */
    @Transactional
    public String link(Viewer actor, long id) {
        return links.make(find(actor, id).id());
    }

    private static void checkReach(Viewer actor, Dna branch) {
        if (!branch.isWithin(actor.branch())) {
            throw new BranchTooWide();
        }
    }

    private void keepAnOwner(Person person) {
        List<Person> others = people.lockOwners().stream()
                .filter(owner -> owner.isWorkingOwner() && owner.branch().isWholeTree() && owner.id() != person.id())
                .toList();
        if (person.isWorkingOwner() && person.branch().isWholeTree() && others.isEmpty()) {
            throw new LastOwner();
        }
    }
}
