package canopy.manage;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import org.springframework.util.unit.DataSize;

/** Our side of the wire as tests use it: the facades against one address, with patience for a busy machine. */
final class Console {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final OwnerKey KEY = new OwnerKey("sk-Xvs" + "a".repeat(41) + "KEY1");
    static final OwnerKey NEWER_KEY = new OwnerKey("sk-Xvs" + "b".repeat(41) + "KEY2");

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Keys keys = new Keys();
    final UpstreamClock clock = new UpstreamClock(Clock.systemUTC(), SHANGHAI);
    final Door door;
    final Subaccounts subaccounts;
    final Bills bills;
    final OwnAccount own;

    Console(URI upstream) {
        this(patience(upstream, 16, Duration.ofSeconds(10)));
    }

    /** For those who wait in vain. */
    static Console impatient(URI upstream) {
        return new Console(patience(upstream, 16, Duration.ofSeconds(1)));
    }

    Console(ManageSettings settings) {
        this.door = Door.to(settings, keys, clock, meters);
        this.subaccounts = new Subaccounts(door);
        this.bills = new Bills(door);
        this.own = new OwnAccount(door);
    }

    static ManageSettings patience(URI upstream, int concurrency, Duration deadline) {
        return new ManageSettings(
                upstream,
                SHANGHAI,
                false,
                Duration.ofSeconds(2),
                deadline,
                deadline,
                deadline.multipliedBy(10),
                DataSize.ofMegabytes(8),
                DataSize.ofMegabytes(64),
                concurrency,
                Duration.ofSeconds(3));
    }

    static String recorded(String name) {
        try (InputStream in = Console.class.getResourceAsStream("/manage/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Keys as the console keeps them; another node may have stored a newer one. */
    static final class Keys implements OwnerKeySource {
        volatile OwnerKey current = KEY;
        volatile OwnerKey newest = KEY;

        @Override
        public OwnerKey current() {
            return current;
        }

        @Override
        public OwnerKey afterUnauthorized() {
            current = newest;
            return newest;
        }
    }
}
