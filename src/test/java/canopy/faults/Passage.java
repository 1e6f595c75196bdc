package canopy.faults;

import canopy.support.RawServer.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What upstream answered to a request that got through: head and body, as they came. */
public record Passage(int status, List<String> headers, String body) {

    /** What belongs to one connection and not to the message. */
    private static final Set<String> HOP_BY_HOP = Set.of("connection", "keep-alive", "content-length", "host");

    /** Hands a request on over a connection of its own: what a client's pool of them might do unasked cannot happen here. */
    public static Passage of(Request request, URI upstream) throws IOException {
        try (Socket socket = new Socket(upstream.getHost(), upstream.getPort())) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            out.write(bytes(request, upstream));
            out.flush();
            return read(socket.getInputStream());
        }
    }

    private static byte[] bytes(Request request, URI upstream) {
        byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
        // The older version: its answers are never cut into chunks.
        StringBuilder head = new StringBuilder(
                request.method() + " " + request.target() + " HTTP/1.0\r\nHost: " + upstream.getAuthority() + "\r\n");
        request.headers().forEach((name, value) -> {
            if (!HOP_BY_HOP.contains(name)) {
                head.append(name).append(": ").append(value).append("\r\n");
            }
        });
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    private static Passage read(InputStream in) throws IOException {
        byte[] answer = in.readAllBytes();
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("Upstream itself broke off: " + text);
        }
        List<String> lines = text.substring(0, end).lines().toList();
        List<String> headers = lines.stream()
                .skip(1)
                .filter(line -> !HOP_BY_HOP.contains(
                        line.substring(0, line.indexOf(':')).toLowerCase(java.util.Locale.ROOT)))
                .toList();
        String body = new String(answer, end + 4, answer.length - end - 4, StandardCharsets.UTF_8);
        return new Passage(Integer.parseInt(lines.getFirst().split(" ", 3)[1]), headers, body);
    }
}
