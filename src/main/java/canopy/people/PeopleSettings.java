package canopy.people;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the people room is told from outside.
 *
 * @param sandbox whether the console shows its sandbox: only then are there guests
 * @param publicUrl how people reach the console; null when nobody says
 */
@ConfigurationProperties("canopy")
record PeopleSettings(
        @DefaultValue("false") boolean sandbox,
        @Nullable URI publicUrl,
        @DefaultValue FirstOwner firstOwner) {

    /** The owner to be made at the first start; both or neither. */
    record FirstOwner(
            @DefaultValue("") String email,
            @DefaultValue("") String password) {

        boolean isGiven() {
            return !email.isBlank() || !password.isEmpty();
        }

        @Override
        public String toString() {
            return "FirstOwner[email=" + email + ", password=…]";
        }
    }
}
