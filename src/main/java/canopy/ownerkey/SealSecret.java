package canopy.ownerkey;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The secret with which is sealed, as it is set, or from the file in the data directory, which the first start makes
 * readable for its owner alone.
 */
final class SealSecret {

    static final int SHORTEST = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final SealSettings settings;

    SealSecret(SealSettings settings) {
        this.settings = settings;
    }

    /**
     * The secret that is there; null when there is none.
     *
     * @throws SealBroken when it is too short to be one
     */
    @Nullable
    String present() {
        String set = settings.sealSecret();
        if (set != null && !set.isBlank()) {
            return checked(set, "CANOPY_SEAL_SECRET is too short");
        }
        Path file = settings.file();
        if (!Files.exists(file)) {
            return null;
        }
        try {
            keptFromOthers(file);
            return checked(Files.readString(file).strip(), "The file " + file + " is too short for a sealing secret");
        } catch (IOException unreadable) {
            throw new SealBroken("The file " + file + " with the sealing secret cannot be read.", unreadable);
        }
    }

    /** A new one, on the disk before it is used. Never in the place of another. */
    String made() {
        byte[] random = new byte[SHORTEST];
        new SecureRandom().nextBytes(random);
        String secret = Base64.getEncoder().encodeToString(random);
        Path file = settings.file();
        try {
            Files.createDirectories(settings.dataDir());
            // Under its name it is there as a whole or not at all, whenever the machine stops.
            Path draft =
                    Files.createTempFile(settings.dataDir(), "seal-secret-", ".new", ownerOnly(settings.dataDir()));
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap((secret + "\n").getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return secret;
        } catch (IOException unwritable) {
            throw new SealBroken("The file " + file + " for the sealing secret cannot be written.", unwritable);
        }
    }

    /** Where people have to look for it. */
    String place() {
        return settings.sealSecret() == null || settings.sealSecret().isBlank()
                ? "the file " + settings.file()
                : "CANOPY_SEAL_SECRET";
    }

    private static String checked(String secret, String complaint) {
        if (secret.length() < SHORTEST) {
            throw new SealBroken(complaint + ": it needs " + SHORTEST + " characters or more.", null);
        }
        return secret;
    }

    private static FileAttribute<?>[] ownerOnly(Path directory) throws IOException {
        return isPosix(directory)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static void keptFromOthers(Path file) throws IOException {
        if (isPosix(file) && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
            try {
                Files.setPosixFilePermissions(file, OWNER_ONLY);
            } catch (IOException somebodyElses) {
                throw new SealBroken("Others may read " + file + ", and that cannot be changed.", somebodyElses);
            }
        }
    }

    private static boolean isPosix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }
}
