package canopy.support;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import canopy.people.Role;
import canopy.people.SignedIn;
import canopy.people.Viewer;
import canopy.values.Dna;
import java.time.Instant;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** People who ask for pages in MockMvc tests: {@code mvc.get().uri("/subaccounts").with(Visitors.as(Role.FINANCE))}. */
public final class Visitors {

    private Visitors() {}

    public static RequestPostProcessor as(Role role) {
        return as(role, Dna.WHOLE_TREE);
    }

    public static RequestPostProcessor as(Role role, Dna branch) {
        return as(new Viewer(role.ordinal() + 1L, "A " + role.key(), role.key() + "@example.com", role, branch));
    }

    public static RequestPostProcessor as(Viewer viewer) {
        return as(viewer, Instant.now());
    }

    /** @param signedInAt when the person last proved who it is */
    public static RequestPostProcessor as(Viewer viewer, Instant signedInAt) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(viewer, null, signedInAt), null, List.of()));
    }
}
