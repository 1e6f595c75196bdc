package canopy.sandbox;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox is made. The same seed, number of accounts and day make the same tree.
 *
 * @param port 0 for any free one
 * @param accounts how many descendants the owner has, 1 to 100,000
 * @param ownerKey the owner's first key ({@code sk-Xvs} and 45 word characters); null makes it from the seed
 * @param zone whose days the sandbox keeps
 * @param cors whether browsers may call it from any page
 * @param dataDirectory where changes are kept; null keeps them in memory only
 * @param address what it listens on
 * @param clock what the time is
 */
public record SandboxOptions(
        int port,
        int accounts,
        long seed,
        @Nullable String ownerKey,
        ZoneId zone,
        boolean cors,
        @Nullable Path dataDirectory,
        String address,
        InstantSource clock) {

    private static final int MOST_ACCOUNTS = 100_000;

    /** @throws IllegalArgumentException with a sentence for people */
    public SandboxOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port must be a number from 0 to 65535.");
        }
        if (accounts < 1 || accounts > MOST_ACCOUNTS) {
            throw new IllegalArgumentException("--accounts must be a number from 1 to 100000.");
        }
        if (ownerKey != null && !Keys.SHAPE.matcher(ownerKey).matches()) {
            throw new IllegalArgumentException(
                    "--owner-key must be sk-Xvs followed by 45 letters, digits or underscores.");
        }
    }

    /** A free port on loopback, 500 accounts, seed 1, Asia/Shanghai, in memory. */
    public static SandboxOptions standard() {
        return new SandboxOptions(
                0, 500, 1, null, ZoneId.of("Asia/Shanghai"), false, null, "127.0.0.1", InstantSource.system());
    }

    public SandboxOptions withPort(int newPort) {
        return new SandboxOptions(newPort, accounts, seed, ownerKey, zone, cors, dataDirectory, address, clock);
    }

    public SandboxOptions withAccounts(int newAccounts) {
        return new SandboxOptions(port, newAccounts, seed, ownerKey, zone, cors, dataDirectory, address, clock);
    }

    public SandboxOptions withSeed(long newSeed) {
        return new SandboxOptions(port, accounts, newSeed, ownerKey, zone, cors, dataDirectory, address, clock);
    }

    public SandboxOptions withOwnerKey(@Nullable String newOwnerKey) {
        return new SandboxOptions(port, accounts, seed, newOwnerKey, zone, cors, dataDirectory, address, clock);
    }

    public SandboxOptions withZone(ZoneId newZone) {
        return new SandboxOptions(port, accounts, seed, ownerKey, newZone, cors, dataDirectory, address, clock);
    }

    public SandboxOptions withCors(boolean newCors) {
        return new SandboxOptions(port, accounts, seed, ownerKey, zone, newCors, dataDirectory, address, clock);
    }

    public SandboxOptions withDataDirectory(@Nullable Path newDataDirectory) {
        return new SandboxOptions(port, accounts, seed, ownerKey, zone, cors, newDataDirectory, address, clock);
    }

    public SandboxOptions withClock(InstantSource newClock) {
        return new SandboxOptions(port, accounts, seed, ownerKey, zone, cors, dataDirectory, address, newClock);
    }

    @Override
    public String toString() {
        return "a sandbox with " + accounts + " accounts from seed " + seed + " on " + address + ":" + port;
    }

    String firstOwnerKey() {
        return ownerKey == null ? Keys.seeded(seed, Account.OWNER) : ownerKey;
    }
}
