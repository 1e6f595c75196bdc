package canopy.people;

import jakarta.annotation.PostConstruct;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Sees to it that somebody can sign in to a new console: with the settings' first owner, or by a one-time link that is
 * printed at the start. There is no default account.
 */
@Component
class FirstOwner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstOwner.class);

    private final Welcome welcome;
    private final PeopleSettings settings;
    private final MessageSource messages;
    private final Environment environment;

    FirstOwner(Welcome welcome, PeopleSettings settings, MessageSource messages, Environment environment) {
        this.welcome = welcome;
        this.settings = settings;
        this.messages = messages;
        this.environment = environment;
    }

    @PostConstruct
    void makeFromSettings() {
        PeopleSettings.FirstOwner owner = settings.firstOwner();
        if (!owner.isGiven() || welcome.hasOwner()) {
            return;
        }
        if (owner.email().isBlank() || owner.password().isEmpty()) {
            throw new UnusableFirstOwner(
                    "CANOPY_FIRST_OWNER_EMAIL and CANOPY_FIRST_OWNER_PASSWORD go together: set both or neither.");
        }
        if (!owner.email().matches("[^@\\s]+@[^@\\s]+")) {
            throw new UnusableFirstOwner("CANOPY_FIRST_OWNER_EMAIL is not an e-mail address.");
        }
        String complaint = PasswordRules.complaint(owner.password(), owner.email(), "");
        if (complaint != null) {
            throw new UnusableFirstOwner("CANOPY_FIRST_OWNER_PASSWORD cannot be used: "
                    + messages.getMessage(complaint, null, Locale.ENGLISH));
        }
        String email = owner.email().strip();
        try {
            welcome.makeFirstOwner(email, email.substring(0, email.indexOf('@')), owner.password());
        } catch (DuplicateKeyException another) {
            // Another node that starts at the same time was faster; it makes the same owner from the same settings.
            if (!welcome.hasOwner()) {
                throw another;
            }
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void printLink() {
        if (!welcome.hasOwner() && !settings.sandbox()) {
            LOG.warn(
                    "Nobody can sign in yet. Make the first owner within 24 hours at {}{}/welcome?token={}",
                    environment.getProperty("canopy.public-url", "http://localhost:" + port()),
                    environment.getProperty("server.servlet.context-path", ""),
                    welcome.firstOwnerLink());
        }
    }

    private String port() {
        return environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
    }
}
