package canopy.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Keeps in the session who signed in and when, and nothing else: the person is read from the database for each request,
 * so that a new role, a narrower branch or a disabled person count from the next request on, on every node.
 */
@Component
class SignedInSessions implements SecurityContextRepository {

    /** However busy, a session ends this long after its sign-in. */
    static final Duration LIFETIME = Duration.ofHours(12);

    static final String PERSON = "canopy.person";
    static final String SINCE = "canopy.since";
    static final String DEVICE = "canopy.device";
    static final String ADDRESS = "canopy.address";
    private static final int DEVICE_LENGTH = 300;

    private final People people;
    private final PeopleTime time;
    private final PeopleSettings settings;

    SignedInSessions(People people, PeopleTime time, PeopleSettings settings) {
        this.people = people;
        this.time = time;
        this.settings = settings;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new ReadOnce(() -> context(request));
    }

    @Override
    @SuppressWarnings("deprecation") // The interface still asks for it; the filters of today do not call it.
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = context.getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            HttpSession session = request.getSession();
            session.setAttribute(PERSON, signedIn.viewer().personId());
            session.setAttribute(SINCE, signedIn.since().toEpochMilli());
            session.setAttribute(DEVICE, device(request));
            session.setAttribute(ADDRESS, request.getRemoteAddr());
            session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, signedIn.getName());
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(PERSON) != null;
    }

    private SecurityContext context(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(PERSON) instanceof Long id)
                || !(session.getAttribute(SINCE) instanceof Long millis)) {
            return SecurityContextHolder.createEmptyContext();
        }
        Instant since = Instant.ofEpochMilli(millis);
        Optional<Person> person = since.plus(LIFETIME).isAfter(time.now())
                ? people.find(id).filter(Person::enabled).filter(found -> !found.sandboxGuest() || settings.sandbox())
                : Optional.empty();
        if (person.isEmpty()) {
            session.invalidate();
            return SecurityContextHolder.createEmptyContext();
        }
        return new SecurityContextImpl(PasswordSignIn.signedIn(person.get(), since));
    }

    private static String device(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        return agent == null ? "" : agent.substring(0, Math.min(agent.length(), DEVICE_LENGTH));
    }

    /** Reads the person when first asked for, and once per request: a request for an asset never asks. */
    private static final class ReadOnce implements DeferredSecurityContext {
        private final Supplier<SecurityContext> source;
        private @Nullable SecurityContext context;

        ReadOnce(Supplier<SecurityContext> source) {
            this.source = source;
        }

        @Override
        public SecurityContext get() {
            SecurityContext read = context;
            if (read == null) {
                read = source.get();
                context = read;
            }
            return read;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
