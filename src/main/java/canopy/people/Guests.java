package canopy.people;

import canopy.values.Dna;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The sandbox's guests, one for each role, made when first asked for. They exist in sandbox mode only, and only for a
 * browser on the same machine that names it as such: not for one behind a proxy, nor for another site's name that leads
 * here.
 */
@Component
class Guests {

    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final List<String> PROXY_HEADERS =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

    private final People people;
    private final PeopleSettings settings;
    private final PeopleTime time;
    private final MessageSource messages;
    private final boolean behindProxy;

    Guests(
            People people,
            PeopleSettings settings,
            PeopleTime time,
            MessageSource messages,
            @Value("${server.forward-headers-strategy:none}") String forwardHeaders) {
        this.people = people;
        this.settings = settings;
        this.time = time;
        this.messages = messages;
        // Then a header says where a request comes from, and anybody can send one.
        this.behindProxy = !forwardHeaders.equalsIgnoreCase("none");
    }

    boolean areWelcome(HttpServletRequest request) {
        return settings.sandbox()
                && !behindProxy
                && Network.isLoopback(request.getRemoteAddr())
                && LOOPBACK_NAMES.contains(request.getServerName())
                && PROXY_HEADERS.stream().allMatch(header -> request.getHeader(header) == null);
    }

    /** The buttons of the sign-in page; none where guests are not welcome. */
    List<SignInPage.LookAround> lookArounds(HttpServletRequest request) {
        return areWelcome(request)
                ? Arrays.stream(Role.values())
                        .map(role -> new SignInPage.LookAround("/sign-in/as/" + role.key(), name(role)))
                        .toList()
                : List.of();
    }

    Person guest(Role role) {
        return people.guest(role).orElseGet(() -> make(role));
    }

    private Person make(Role role) {
        try {
            people.add(role.key() + "@sandbox.invalid", "Guest", role, Dna.WHOLE_TREE, true, time.now());
        } catch (DuplicateKeyException madeMeanwhile) {
            // Two first visitors at once: either guest will do.
        }
        return people.guest(role).orElseThrow();
    }

    private String name(Role role) {
        return messages.getMessage("people.role." + role.key(), null, LocaleContextHolder.getLocale());
    }
}
