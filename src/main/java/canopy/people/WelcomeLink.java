package canopy.people;

import java.net.URI;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The whole address of a one-time link: below the public address where the settings name it, otherwise as the owner who
 * copies it reached the console.
 */
@Component
class WelcomeLink {

    private final PeopleSettings settings;

    WelcomeLink(PeopleSettings settings) {
        this.settings = settings;
    }

    String of(String token) {
        return console().path("/welcome").queryParam("token", token).build().toUriString();
    }

    private UriComponentsBuilder console() {
        ServletUriComponentsBuilder here = ServletUriComponentsBuilder.fromCurrentContextPath();
        URI named = settings.publicUrl();
        return named == null || named.getHost() == null
                ? here
                : UriComponentsBuilder.fromUri(named)
                        .path(Objects.requireNonNullElse(here.build().getPath(), ""));
    }
}
