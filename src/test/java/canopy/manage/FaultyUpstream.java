package canopy.manage;

import canopy.support.RawServer;
import canopy.support.RawServer.Reply;
import canopy.support.RawServer.Request;
import canopy.support.Replies;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An upstream on a real socket that answers by script, well or badly, and remembers every request that reached it. */
final class FaultyUpstream implements AutoCloseable {

    private final Map<String, Deque<Reply>> script = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final RawServer server;

    FaultyUpstream() {
        this(RawServer.freePort());
    }

    FaultyUpstream(ServerSocket socket) {
        this.server = new RawServer(socket, this::next);
    }

    /** What to answer to {@code "GET /x-dna"}, one after the other, the last one for ever. */
    FaultyUpstream on(String methodAndPath, Reply... replies) {
        script.put(methodAndPath, new ArrayDeque<>(List.of(replies)));
        return this;
    }

    URI url() {
        return server.url();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    long count(String methodAndPath) {
        return requests.stream()
                .filter(request -> (request.method() + " " + request.path()).equals(methodAndPath))
                .count();
    }

    Request last() {
        return requests.getLast();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private Reply next(Request request) {
        requests.add(request);
        Deque<Reply> replies = script.get(request.method() + " " + request.path());
        if (replies == null) {
            return Replies.json(404, "{\"error\":{\"code\":\"no_api\",\"message\":\"Not scripted\"}}");
        }
        synchronized (replies) {
            return replies.size() > 1 ? replies.removeFirst() : replies.getFirst();
        }
    }
}
