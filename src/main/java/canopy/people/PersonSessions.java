package canopy.people;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The sessions of a person, on all nodes: to be looked at and ended. */
@Component
class PersonSessions {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    PersonSessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /**
     * One session as its person sees it.
     *
     * @param key tells it from the others and gives nobody its id
     */
    record Seen(String key, String device, String address, Instant since, Instant lastSeen, boolean current) {

        Seen on(String namedDevice) {
            return new Seen(key, namedDevice, address, since, lastSeen, current);
        }
    }

    /** The person's sessions, latest first. */
    List<Seen> of(long personId, String currentId) {
        return byId(personId).values().stream()
                .map(session -> new Seen(
                        Tokens.fingerprint(session.getId()),
                        session.getAttributeOrDefault(SignedInSessions.DEVICE, ""),
                        session.getAttributeOrDefault(SignedInSessions.ADDRESS, ""),
                        Instant.ofEpochMilli(session.getAttributeOrDefault(SignedInSessions.SINCE, 0L)),
                        session.getLastAccessedTime(),
                        session.getId().equals(currentId)))
                .sorted(Comparator.comparing(Seen::lastSeen).reversed())
                .toList();
    }

    void endAll(long personId) {
        byId(personId).keySet().forEach(sessions::deleteById);
    }

    void endOthers(long personId, String currentId) {
        byId(personId).keySet().stream().filter(id -> !id.equals(currentId)).forEach(sessions::deleteById);
    }

    /** Ends one session of the person; a key of somebody else's session does nothing. */
    void end(long personId, String key) {
        byId(personId).keySet().stream()
                .filter(id -> Tokens.fingerprint(id).equals(key))
                .forEach(sessions::deleteById);
    }

    private Map<String, ? extends Session> byId(long personId) {
        return sessions.findByPrincipalName(Long.toString(personId));
    }
}
