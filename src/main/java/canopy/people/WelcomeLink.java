package canopy.people;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The whole address of a one-time link, as the owner who copies it reached the console. */
final class WelcomeLink {

    private WelcomeLink() {}

    static String of(String token) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/welcome")
                .queryParam("token", token)
                .build()
                .toUriString();
    }
}
