package canopy.people;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the people room is told from outside.
 *
 * @param sandbox whether the console shows its sandbox: only then are there guests
 */
@ConfigurationProperties("canopy")
record PeopleSettings(
        @DefaultValue("false") boolean sandbox,
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
