package canopy.faults;

import static canopy.support.Replies.bytes;
import static canopy.support.Replies.html;
import static canopy.support.Replies.json;

import canopy.support.RawServer.Reply;
import canopy.support.Replies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every fault that a write can meet (families B to E of the fault matrix): a new one is a line here. */
final class Faults {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JSON.getNodeFactory();
    private static final long PAUSE = 40;
    private static final byte[] BOMB = bomb();
    private static final byte[] NOISE = noise();

    private final List<Fault> faults = new ArrayList<>();

    private Faults() {
        faults.add(Fault.NONE);
        // B: the answer is lost after the effect, or before it.
        both("connection closed", answer -> Replies.drop());
        both("connection reset", answer -> Replies.reset());
        both("hang", answer -> Replies.hang());
        // C: the answer comes too slowly, or not whole.
        both("slow headers", answer -> Replies.slowHead(answer.body(), PAUSE));
        both("slow body", answer -> Replies.slowBody(answer.body(), PAUSE));
        both(
                "truncated",
                answer -> Replies.truncated(firstHalf(answer), answer.body().length()));
        both(
                "length too long",
                answer -> Replies.truncated(answer.body(), 2 * answer.body().length()));
        both(
                "length too short",
                answer -> Replies.truncated(answer.body(), answer.body().length() / 2));
        // D: an answer that is no success.
        both("429 with seconds", answer -> json(429, error("too_many_requests"), "Retry-After: 2"));
        both("429 with a date", answer -> json(429, error("too_many_requests"), "Retry-After: " + inTwoSeconds()));
        both("429 without either", answer -> json(429, error("too_many_requests")));
        both("500", answer -> json(500, error("api_error")));
        both("502 in HTML", answer -> html(502));
        both("503", answer -> json(503, "{\"message\":\"later\"}", "Retry-After: 1"));
        both("504", answer -> json(504, error("timeout")));
        both("401", answer -> json(401, error("invalid_token")));
        // Upstream's own word that it did nothing: with an effect behind it nobody could tell the truth.
        without("403 used_up", answer -> json(403, error("used_up")));
        // E: a success by its status only, or one that nobody can read, or one that only looks strange.
        both("HTML in 200", answer -> html(200));
        both("error in 200", answer -> json(200, error("api_error")));
        both("no success in 200", answer -> json(200, "{\"success\":false,\"message\":\"no\"}"));
        both("bad JSON", answer -> json(200, firstHalf(answer)));
        both("empty", answer -> json(200, ""));
        both("null", answer -> json(200, "null"));
        both("wrong types", answer -> json(200, "{\"Action\":7,\"Parent\":\"you\",\"User\":[true,{\"ID\":{}}]}"));
        strange("numbers as strings", rewritten(Faults::numbersAsStrings));
        strange("null fields", rewritten(Faults::withNulls));
        strange("unknown fields", rewritten(Faults::withMore));
        both("200 MB", answer -> Replies.endless("{\"Action\":\"update\",\"Parent\":[", "1,2,3,", 200_000_000));
        both("deep nesting", answer -> json(200, "{\"User\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"));
        both("gzip bomb", answer -> bytes(200, "application/json", BOMB, "Content-Encoding: gzip"));
        both("noise as a body", answer -> bytes(200, "application/json", NOISE));
        both("noise instead of HTTP", answer -> noHttp());
        both("307", answer -> json(307, "", "Location: /x-users/307"));
    }

    static List<Fault> all() {
        return List.copyOf(new Faults().faults);
    }

    private void both(String name, Function<Passage, Reply> instead) {
        faults.add(new Fault(name, true, false, instead));
        without(name, instead);
    }

    private void without(String name, Function<Passage, Reply> instead) {
        faults.add(new Fault(name, false, false, instead));
    }

    /** An answer that can be read as a success, even where it is a lie. */
    private void strange(String name, Function<Passage, Reply> instead) {
        faults.add(new Fault(name, true, true, instead));
        faults.add(new Fault(name, false, true, instead));
    }

    private static Function<Passage, Reply> rewritten(UnaryOperator<JsonNode> change) {
        return answer -> json(200, change.apply(JSON.readTree(answer.body())).toString());
    }

    private static String firstHalf(Passage answer) {
        return answer.body().substring(0, answer.body().length() / 2);
    }

    private static String error(String code) {
        return "{\"error\":{\"code\":\"%s\",\"message\":\"Said the road\"},\"trace_id\":\"road-1\"}".formatted(code);
    }

    private static String inTwoSeconds() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(2).atOffset(ZoneOffset.UTC));
    }

    private static Reply noHttp() {
        return (socket, out) -> {
            out.write(NOISE);
            return false;
        };
    }

    private static JsonNode numbersAsStrings(JsonNode node) {
        return leaves(node, leaf -> leaf.isNumber() ? NODES.stringNode(leaf.asString()) : leaf);
    }

    private static JsonNode withNulls(JsonNode node) {
        return leaves(node, leaf -> NODES.nullNode());
    }

    private static JsonNode withMore(JsonNode node) {
        ObjectNode more = (ObjectNode) node.deepCopy();
        more.put("Weather", "fine")
                .putObject("Extras")
                .put("Level", 3)
                .putArray("List")
                .add(1);
        if (more.get("User") instanceof ObjectNode user) {
            user.put("ShoeSize", 43);
        }
        return more;
    }

    private static JsonNode leaves(JsonNode node, UnaryOperator<JsonNode> change) {
        if (node.isObject()) {
            ObjectNode changed = NODES.objectNode();
            node.properties().forEach(entry -> changed.set(entry.getKey(), leaves(entry.getValue(), change)));
            return changed;
        }
        if (node.isArray()) {
            return NODES.arrayNode()
                    .addAll(node.valueStream().map(item -> leaves(item, change)).toList());
        }
        return change.apply(node);
    }

    private static byte[] bomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int megabytes = 0; megabytes < 100; megabytes++) {
                out.write(spaces);
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return packed.toByteArray();
    }

    private static byte[] noise() {
        byte[] noise = new byte[4_096];
        new Random(5).nextBytes(noise);
        return noise;
    }
}
