package canopy.ownerkey;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;

/**
 * Where the owner key is given: {@code CANOPY_MANAGE_OWNER_KEY} itself, or {@code CANOPY_MANAGE_OWNER_KEY_FILE}, a file
 * that holds it. One of the two.
 */
@ConfigurationProperties("canopy.manage")
record OwnerKeySettings(@Nullable String ownerKey, @Nullable String ownerKeyFile) {

    boolean isGiven() {
        return StringUtils.hasText(ownerKey);
    }

    /** The file that holds the key; null when there is none. */
    @Nullable
    Path file() {
        return ownerKeyFile == null || ownerKeyFile.isBlank() ? null : Path.of(ownerKeyFile);
    }

    @Override
    public String toString() {
        return "OwnerKeySettings[ownerKeyFile=" + ownerKeyFile + "]";
    }
}
