package canopy.ownerkey;

import canopy.manage.OwnerKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The owner key as the environment or a file gives it. A file can be read again, because whoever mounts secrets may have
 * put a newer one there.
 */
@Component
@EnableConfigurationProperties(OwnerKeySettings.class)
class GivenOwnerKey {

    private static final Logger LOG = LoggerFactory.getLogger(GivenOwnerKey.class);

    private final @Nullable Path file;
    private final @Nullable OwnerKeyMissing problem;
    private volatile @Nullable OwnerKey key;

    /** @throws OwnerKeyMissing when what is given cannot be a key, or is given twice */
    GivenOwnerKey(OwnerKeySettings settings) {
        this.file = settings.file();
        if (settings.isGiven() && file != null) {
            throw new OwnerKeyMissing("Both CANOPY_MANAGE_OWNER_KEY and CANOPY_MANAGE_OWNER_KEY_FILE are set.");
        }
        OwnerKeyMissing missing = null;
        if (settings.isGiven()) {
            key = parse(Objects.requireNonNull(settings.ownerKey()));
        } else if (file == null) {
            missing = new OwnerKeyMissing("There is no owner key for the Manage API.");
        } else {
            try {
                key = parse(Files.readString(file));
            } catch (IOException unreadable) {
                missing = unreadable(file);
            }
        }
        this.problem = missing;
    }

    /** @throws OwnerKeyMissing when none is given */
    OwnerKey required() {
        OwnerKey given = key;
        if (given == null) {
            throw Objects.requireNonNull(problem);
        }
        return given;
    }

    Optional<OwnerKey> key() {
        return Optional.ofNullable(key);
    }

    boolean isFile() {
        return file != null;
    }

    /** Takes up what the file holds now. */
    void reread() {
        if (file != null) {
            try {
                key = parse(Files.readString(file));
            } catch (IOException unreadable) {
                stays(unreadable(file));
            } catch (OwnerKeyMissing unusable) {
                stays(unusable);
            }
        }
    }

    /** The key in use may still be good: a refusal can also mean a balance below the threshold. */
    private static void stays(OwnerKeyMissing unusable) {
        LOG.warn("The owner key in use stays: {}", unusable.getMessage());
    }

    private static OwnerKeyMissing unreadable(Path file) {
        return new OwnerKeyMissing("The file that CANOPY_MANAGE_OWNER_KEY_FILE names cannot be read: " + file);
    }

    private static OwnerKey parse(String text) {
        try {
            return OwnerKey.parse(text.strip());
        } catch (IllegalArgumentException malformed) {
            throw new OwnerKeyMissing(
                    "What is given as owner key is none: it starts with sk-Xvs and has 51 characters.");
        }
    }
}
