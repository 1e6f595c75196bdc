package canopy.support;

import canopy.support.RawServer.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Good and bad answers, as bytes on a socket. */
public final class Replies {

    private Replies() {}

    public static Reply json(int status, String body, String... headers) {
        return bytes(status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public static Reply html(int status) {
        byte[] page = "<html><body><h1>Bad gateway</h1></body></html>".getBytes(StandardCharsets.UTF_8);
        return bytes(status, "text/html", page);
    }

    public static Reply bytes(int status, String type, byte[] body, String... headers) {
        return (socket, out) -> {
            out.write(head(status, body.length, type, headers));
            out.write(body);
            return true;
        };
    }

    /** Closes without a word. */
    public static Reply drop() {
        return (socket, out) -> false;
    }

    public static Reply reset() {
        return (socket, out) -> {
            socket.setSoLinger(true, 0);
            return false;
        };
    }

    /** No answer until the client, or the server, closes. */
    public static Reply hang() {
        return (socket, out) -> {
            socket.getInputStream().read();
            return false;
        };
    }

    /** The head itself a byte now and then. */
    public static Reply slowHead(String body, long pauseMillis) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return (socket, out) -> {
            dribble(out, head(200, bytes.length, "application/json"), pauseMillis);
            out.write(bytes);
            return true;
        };
    }

    /** The head at once, then a byte of the body now and then. */
    public static Reply slowBody(String body, long pauseMillis) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return (socket, out) -> {
            out.write(head(200, bytes.length, "application/json"));
            dribble(out, bytes, pauseMillis);
            return true;
        };
    }

    /** Promises a body of another length than it sends, then closes. */
    public static Reply truncated(String body, int promised) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return (socket, out) -> {
            out.write(head(200, promised, "application/json"));
            out.write(bytes);
            return false;
        };
    }

    /** A prefix, then one piece over and over until it is so long. */
    public static Reply endless(String prefix, String piece, long length) {
        byte[] start = prefix.getBytes(StandardCharsets.UTF_8);
        return (socket, out) -> {
            byte[] block = piece.repeat(Math.max(1, 65536 / piece.length())).getBytes(StandardCharsets.UTF_8);
            out.write(head(200, length, "application/json"));
            out.write(start);
            for (long sent = start.length; sent < length; sent += block.length) {
                out.write(block);
            }
            return false;
        };
    }

    private static void dribble(OutputStream out, byte[] bytes, long pauseMillis)
            throws IOException, InterruptedException {
        for (byte one : bytes) {
            out.write(one);
            out.flush();
            Thread.sleep(pauseMillis);
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
}
