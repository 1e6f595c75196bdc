package canopy.manage;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An upstream on a real socket that answers by script, well or badly, and remembers every request that reached it. */
final class FaultyUpstream implements AutoCloseable {

    /** A request as it came in; header names in lower case. */
    record Request(String method, String target, Map<String, String> headers, String body) {

        String path() {
            int query = target.indexOf('?');
            return query < 0 ? target : target.substring(0, query);
        }
    }

    /** Writes an answer; true keeps the connection. */
    interface Reply {
        boolean write(Socket socket, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Map<String, Deque<Reply>> script = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    FaultyUpstream() {
        this(plainSocket());
    }

    FaultyUpstream(ServerSocket server) {
        this.server = server;
        Thread.ofVirtual().start(this::accept);
    }

    /** What to answer to {@code "GET /x-dna"}, one after the other, the last one for ever. */
    FaultyUpstream on(String methodAndPath, Reply... replies) {
        script.put(methodAndPath, new ArrayDeque<>(List.of(replies)));
        return this;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    long count(String methodAndPath) {
        return requests.stream()
                .filter(request -> (request.method + " " + request.path()).equals(methodAndPath))
                .count();
    }

    Request last() {
        return requests.getLast();
    }

    static Reply json(int status, String body, String... headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return (socket, out) -> {
            out.write(head(status, bytes.length, "application/json", headers));
            out.write(bytes);
            return true;
        };
    }

    static Reply html(int status) {
        byte[] bytes = "<html><body><h1>Bad gateway</h1></body></html>".getBytes(StandardCharsets.UTF_8);
        return (socket, out) -> {
            out.write(head(status, bytes.length, "text/html"));
            out.write(bytes);
            return true;
        };
    }

    static Reply drop() {
        return (socket, out) -> false;
    }

    static Reply reset() {
        return (socket, out) -> {
            socket.setSoLinger(true, 0);
            return false;
        };
    }

    /** No answer until the upstream closes. */
    Reply hang() {
        return (socket, out) -> {
            closing.await();
            return false;
        };
    }

    /** Headers at once, then a byte now and then. */
    Reply dribble(String body, long pauseMillis) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return (socket, out) -> {
            out.write(head(200, bytes.length, "application/json"));
            for (byte one : bytes) {
                out.write(one);
                out.flush();
                if (closing.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
            return true;
        };
    }

    /** Promises a longer body than it sends, then closes. */
    static Reply truncated(String body, int promised) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return (socket, out) -> {
            out.write(head(200, promised, "application/json"));
            out.write(bytes);
            return false;
        };
    }

    /** A prefix, then one piece over and over until it is so long. */
    static Reply endless(String prefix, String piece, long length) {
        byte[] start = prefix.getBytes(StandardCharsets.UTF_8);
        byte[] block = piece.repeat(Math.max(1, 65536 / piece.length())).getBytes(StandardCharsets.UTF_8);
        return (socket, out) -> {
            out.write(head(200, length, "application/json"));
            out.write(start);
            for (long sent = start.length; sent < length; sent += block.length) {
                out.write(block);
            }
            return false;
        };
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static ServerSocket plainSocket() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private static byte[] head(int status, long length, String type, String... headers) {
        StringBuilder head = new StringBuilder(
                "HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream()) {
            socket.setTcpNoDelay(true);
            boolean open = true;
            while (open) {
                Request request = read(in);
                if (request == null) {
                    return;
                }
                requests.add(request);
                open = next(request).write(socket, out);
                if (open) {
                    out.flush();
                }
            }
        } catch (IOException gone) {
            // The client hung up, which is its right.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply next(Request request) {
        Deque<Reply> replies = script.get(request.method + " " + request.path());
        if (replies == null) {
            return json(404, "{\"error\":{\"code\":\"no_api\",\"message\":\"Not scripted\"}}");
        }
        synchronized (replies) {
            return replies.size() > 1 ? replies.removeFirst() : replies.getFirst();
        }
    }

    private static Request read(InputStream in) throws IOException {
        String start = line(in);
        if (start == null) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        String[] parts = start.split(" ", 3);
        return new Request(parts[0], parts[1], headers, body);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }
}
