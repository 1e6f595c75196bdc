package canopy.ownerkey;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * With what secrets in the database are sealed: {@code CANOPY_SEAL_SECRET}, else a file in the data directory.
 *
 * @param sealLost {@code CANOPY_SEAL_LOST}: the secret of before is lost, and what was sealed with it is to be set aside
 */
@ConfigurationProperties("canopy")
record SealSettings(
        @Nullable String sealSecret,
        Path dataDir,
        @DefaultValue("false") boolean sealLost) {

    Path file() {
        return dataDir.resolve("seal-secret");
    }

    @Override
    public String toString() {
        return "SealSettings[dataDir=" + dataDir + "]";
    }
}
