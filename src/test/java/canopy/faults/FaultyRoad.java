package canopy.faults;

import canopy.support.RawServer;
import canopy.support.RawServer.Reply;
import canopy.support.RawServer.Request;
import canopy.support.Replies;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * The road between the console and its upstream: everything gets through in both directions, except where a fault was
 * laid. It remembers each request that set out on it, and when.
 */
public final class FaultyRoad implements AutoCloseable {

    /** A request that came by, in order of their coming. */
    public record Sighting(Request request, long nanos) {

        public boolean isWrite() {
            return !request.method().equals("GET");
        }
    }

    /** What happens to a request instead of being handed on. */
    public interface Hazard {
        Reply meet(Request request, URI upstream) throws IOException;
    }

    private record Laid(Predicate<Request> where, Hazard hazard) {}

    private final URI upstream;
    private final List<Laid> laid = new CopyOnWriteArrayList<>();
    private final List<Sighting> sightings = new CopyOnWriteArrayList<>();
    private final RawServer server;

    public FaultyRoad(URI upstream) {
        this.upstream = upstream;
        this.server = new RawServer(RawServer.freePort(), this::reply);
    }

    public URI url() {
        return server.url();
    }

    /** Waits for the next request that matches, once. */
    public void lay(Predicate<Request> where, Hazard hazard) {
        laid.add(new Laid(where, hazard));
    }

    /** What was seen of the requests that match, oldest first. */
    public List<Sighting> seen(Predicate<Request> which) {
        return sightings.stream()
                .filter(sighting -> which.test(sighting.request()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private Reply reply(Request request) {
        sightings.add(new Sighting(request, System.nanoTime()));
        for (Laid trap : laid) {
            // Removing decides: of two requests at once, one meets the fault.
            if (trap.where.test(request) && laid.remove(trap)) {
                return through(() -> trap.hazard.meet(request, upstream));
            }
        }
        return through(() -> handOn(request, upstream));
    }

    /** No fault at all. */
    static Reply handOn(Request request, URI upstream) throws IOException {
        return asItCame(Passage.of(request, upstream));
    }

    static Reply asItCame(Passage passage) {
        return Replies.bytes(
                passage.status(),
                "application/json",
                passage.body().getBytes(StandardCharsets.UTF_8),
                passage.headers().stream()
                        .filter(line -> !line.startsWith("Content-Type"))
                        .toArray(String[]::new));
    }

    private interface Way {
        Reply go() throws IOException;
    }

    private static Reply through(Way way) {
        // Only when the reply is written, on the connection's own thread.
        return (socket, out) -> way.go().write(socket, out);
    }
}
