package canopy.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every change as one line of JSON, on the disk before it is answered: the base population and these lines make the
 * present state. Without a directory nothing is kept.
 */
final class Journal implements AutoCloseable {

    /** What the base population was made from; written once, and binding for every later start. */
    record Base(int format, long seed, int accounts, String zone, long anchorDay, String ownerKey) {}

    /** The accounts that a change touched, as they stood after it, and the operation that it was. */
    record Change(Instant at, List<Account> accounts, LogEntry operation) {

        /** Whether every part is there: a line that lost some of them still reads as JSON. */
        boolean isWhole() {
            return at != null
                    && operation != null
                    && accounts != null
                    && accounts.stream().allMatch(Objects::nonNull);
        }
    }

    private static final int FORMAT = 1;

    private final @Nullable FileChannel channel;
    private final @Nullable FileChannel lock;
    private final JsonMapper json;
    private final Base base;

    private Journal(@Nullable FileChannel channel, @Nullable FileChannel lock, JsonMapper json, Base base) {
        this.channel = channel;
        this.lock = lock;
        this.json = json;
        this.base = base;
    }

    static Base baseOf(SandboxOptions options, long anchorDay) {
        return new Base(
                FORMAT, options.seed(), options.accounts(), options.zone().getId(), anchorDay, options.firstOwnerKey());
    }

    /**
     * Opens the journal of a directory, or begins one with the given base.
     *
     * @throws IllegalArgumentException with a sentence for people, where the directory cannot be used like this
     */
    static Journal open(@Nullable Path directory, JsonMapper json, Base wanted) {
        if (directory == null) {
            return new Journal(null, null, json, wanted);
        }
        Path file = directory.resolve("sandbox.jsonl");
        try {
            Files.createDirectories(directory);
            FileChannel lock = locked(directory.resolve("sandbox.lock"), file);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            cutTornLine(channel);
            if (channel.size() == 0) {
                Journal journal = new Journal(channel, lock, json, wanted);
                journal.write(wanted);
                return journal;
            }
            Journal journal = new Journal(channel, lock, json, firstLine(file, json));
            journal.refuseOtherBase(wanted, directory);
            return journal;
        } catch (IOException unusable) {
            throw new IllegalArgumentException(
                    "The data directory " + directory + " cannot be used: " + unusable, unusable);
        }
    }

    Base base() {
        return base;
    }

    /** Hands every kept change over, oldest first. */
    void replay(@Nullable Path directory, Consumer<Change> target) {
        if (directory == null) {
            return;
        }
        Path file = directory.resolve("sandbox.jsonl");
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.skip(1).forEach(line -> target.accept(read(line, file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (UncheckedIOException noText) {
            throw damaged(file, noText);
        }
    }

    void append(Change change) {
        try {
            write(change);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
            if (lock != null) {
                lock.close();
            }
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }

    private void write(Object line) throws IOException {
        if (channel == null) {
            return;
        }
        long end = channel.size();
        ByteBuffer bytes = ByteBuffer.wrap((json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        channel.position(end);
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException failed) {
            channel.truncate(end);
            throw failed;
        }
    }

    private Change read(String line, Path file) {
        try {
            Change change = json.readValue(line, Change.class);
            if (change.isWhole()) {
                return change;
            }
            throw damaged(file, null);
        } catch (JacksonException noChange) {
            throw damaged(file, noChange);
        }
    }

    private static Base firstLine(Path file, JsonMapper json) throws IOException {
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return json.readValue(lines.findFirst().orElseThrow(), Base.class);
        } catch (JacksonException | UncheckedIOException noBase) {
            throw damaged(file, noBase);
        }
    }

    private static IllegalArgumentException damaged(Path file, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "The journal " + file + " is damaged; move it away to start afresh.", cause);
    }

    private void refuseOtherBase(Base wanted, Path directory) {
        if (base.format() != wanted.format()
                || base.seed() != wanted.seed()
                || base.accounts() != wanted.accounts()
                || !base.zone().equals(wanted.zone())) {
            throw new IllegalArgumentException(
                    "The data directory " + directory + " belongs to a sandbox with --accounts "
                            + base.accounts() + " --seed " + base.seed() + " --zone " + base.zone()
                            + "; start it with these, or choose another directory.");
        }
    }

    /**
     * Holds the directory for this process. In a file of its own: a process that closes any handle of a file lets go of
     * every lock that it has on it, and the journal is opened again to be read.
     */
    private static FileChannel locked(Path lockFile, Path file) throws IOException {
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException heldInThisProcess) {
            // Said below, as for another process.
        }
        channel.close();
        throw new IllegalArgumentException("The journal " + file + " is in use by another sandbox.");
    }

    /** A line without its end was being written when the process died, and was never answered. */
    private static void cutTornLine(FileChannel channel) throws IOException {
        long size = channel.size();
        long end = size;
        ByteBuffer one = ByteBuffer.allocate(1);
        while (end > 0) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                break;
            }
            end--;
        }
        if (end < size) {
            channel.truncate(end);
        }
    }
}
