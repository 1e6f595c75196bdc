package canopy.ownerkey;

import canopy.manage.OwnerKey;
import canopy.manage.OwnerKeySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The owner key as the environment or a file gives it. A file is read again when upstream refuses the key, because
 * whoever mounts secrets may have put a newer one there.
 */
@Component
@EnableConfigurationProperties(OwnerKeySettings.class)
class GivenOwnerKey implements OwnerKeySource {

    private static final Logger LOG = LoggerFactory.getLogger(GivenOwnerKey.class);

    private final @Nullable Path file;
    private volatile OwnerKey key;

    /** @throws OwnerKeyMissing when no usable key is given; the start then ends with its sentence */
    GivenOwnerKey(OwnerKeySettings settings) {
        this.file = settings.file();
        if (settings.isGiven() == (file != null)) {
            throw new OwnerKeyMissing(
                    settings.isGiven()
                            ? "Both CANOPY_MANAGE_OWNER_KEY and CANOPY_MANAGE_OWNER_KEY_FILE are set."
                            : "There is no owner key for the Manage API.");
        }
        this.key = file == null ? parse(Objects.requireNonNull(settings.ownerKey())) : read(file);
    }

    @Override
    public OwnerKey current() {
        return key;
    }

    @Override
    public OwnerKey afterUnauthorized() {
        if (file != null) {
            try {
                key = read(file);
            } catch (OwnerKeyMissing unusable) {
                // The key in use may still be good: a refusal can also mean a balance below the threshold.
                LOG.warn("The owner key in use stays: {}", unusable.getMessage());
            }
        }
        return key;
    }

    private static OwnerKey read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw new OwnerKeyMissing("The file that CANOPY_MANAGE_OWNER_KEY_FILE names cannot be read: " + file);
        }
    }

    private static OwnerKey parse(String text) {
        try {
            return new OwnerKey(text.strip());
        } catch (IllegalArgumentException malformed) {
            throw new OwnerKeyMissing(
                    "What is given as owner key is none: it starts with sk-Xvs and has 51 characters.");
        }
    }
}
