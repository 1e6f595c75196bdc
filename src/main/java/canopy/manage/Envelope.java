package canopy.manage;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes in a long answer piece by piece: the entries of the named arrays are handed over one at a time, as they are read;
 * what stands around them is small and kept.
 */
final class Envelope {

    private final CappedStream body;
    private final JsonParser parser;
    private final ObjectNode rest = JsonNodeFactory.instance.objectNode();
    private boolean sawList;

    private Envelope(CappedStream body) {
        this.body = body;
        this.parser = Json.stream(body);
    }

    /**
     * Reads an answer to its end.
     *
     * @param lists what to do with each entry of an array, by its normalised name; {@code ""} is an answer that is an
     *     array itself
     * @param skipped normalised names of values that are not wanted
     * @throws UnusableAnswer when the answer is neither an object nor an array that was asked for, or goes on after it
     */
    static Envelope read(CappedStream body, Map<String, Consumer<JsonNode>> lists, Set<String> skipped)
            throws UnusableAnswer {
        Envelope envelope = new Envelope(body);
        envelope.readAll(lists, skipped);
        return envelope;
    }

    /** What stood around the arrays. */
    ObjectNode rest() {
        return rest;
    }

    /** Whether one of the arrays was there, be it empty. */
    boolean sawList() {
        return sawList;
    }

    private void readAll(Map<String, Consumer<JsonNode>> lists, Set<String> skipped) throws UnusableAnswer {
        JsonToken first = parser.nextToken();
        Consumer<JsonNode> bare = lists.get("");
        if (first == JsonToken.START_ARRAY && bare != null) {
            entries(bare);
        } else if (first == JsonToken.START_OBJECT) {
            properties(lists, skipped);
        } else {
            throw new UnusableAnswer(first == null ? "The answer is empty" : "The answer is no list and no object");
        }
        if (parser.nextToken() != null) {
            throw new UnusableAnswer("The answer goes on after its end");
        }
    }

    private void properties(Map<String, Consumer<JsonNode>> lists, Set<String> skipped) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            String key = Fields.normalised(name);
            JsonToken value = parser.nextToken();
            Consumer<JsonNode> entry = lists.get(key);
            if (skipped.contains(key)) {
                parser.skipChildren();
            } else if (entry != null && value == JsonToken.START_ARRAY) {
                entries(entry);
            } else {
                rest.set(name, Json.value(parser));
            }
            body.nextEntry();
        }
    }

    private void entries(Consumer<JsonNode> consumer) {
        sawList = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            body.nextEntry();
            consumer.accept(Json.value(parser));
        }
    }
}
