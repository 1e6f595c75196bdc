package canopy.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * Sessions whose last access is written at most once a minute, and not for polls. Spring Session writes it for each
 * request, which would make each page wait for a commit to reach the disk.
 */
final class ThriftySessions<S extends Session>
        implements FindByIndexNameSessionRepository<ThriftySessions.ThriftySession<S>> {

    private static final Duration GRAIN = Duration.ofMinutes(1);

    private final FindByIndexNameSessionRepository<S> sessions;
    private final Polls polls;

    ThriftySessions(FindByIndexNameSessionRepository<S> sessions, Polls polls) {
        this.sessions = sessions;
        this.polls = polls;
    }

    @Override
    public ThriftySession<S> createSession() {
        return new ThriftySession<>(sessions.createSession(), polls);
    }

    @Override
    public void save(ThriftySession<S> session) {
        sessions.save(session.session);
    }

    @Override
    public @Nullable ThriftySession<S> findById(String id) {
        S session = sessions.findById(id);
        return session == null ? null : new ThriftySession<>(session, polls);
    }

    @Override
    public void deleteById(String id) {
        sessions.deleteById(id);
    }

    @Override
    public Map<String, ThriftySession<S>> findByIndexNameAndIndexValue(String index, String value) {
        return sessions.findByIndexNameAndIndexValue(index, value).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new ThriftySession<>(entry.getValue(), polls)));
    }

    /** A session that passes on everything but an access that need not be written. */
    static final class ThriftySession<S extends Session> implements Session {

        private final S session;
        private final Polls polls;

        ThriftySession(S session, Polls polls) {
            this.session = session;
            this.polls = polls;
        }

        @Override
        public void setLastAccessedTime(Instant time) {
            if (!polls.isUnderWay() && !time.isBefore(getLastAccessedTime().plus(GRAIN))) {
                session.setLastAccessedTime(time);
            }
        }

        @Override
        public String getId() {
            return session.getId();
        }

        @Override
        public String changeSessionId() {
            return session.changeSessionId();
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // As the interface has it.
        public <T> @Nullable T getAttribute(String name) {
            return session.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return session.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            session.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            session.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return session.getCreationTime();
        }

        @Override
        public Instant getLastAccessedTime() {
            return session.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            session.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return session.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return session.isExpired();
        }
    }
}
