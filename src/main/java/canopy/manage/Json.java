package canopy.manage;

import java.io.InputStream;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON within bounds: what is deeper, longer or larger than any honest answer is refused while it is read. */
final class Json {

    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxStringLength(64 * 1024)
            .maxNameLength(1024)
            .maxNumberLength(100)
            .build();

    // A tree takes far more memory than its text: 8 MiB of "[1,1,1…" would be four million nodes.
    private static final JsonMapper DOCUMENTS =
            mapper(BOUNDS.rebuild().maxTokenCount(500_000).build(), true);
    private static final JsonMapper STREAMS = mapper(BOUNDS, false);

    private Json() {}

    /** Reads one whole document; the stream ends where it ends. */
    static JsonNode document(InputStream body) {
        return DOCUMENTS.readTree(body);
    }

    static JsonNode document(byte[] body) {
        return DOCUMENTS.readTree(body);
    }

    /** A parser for a document that is taken in piece by piece. */
    static JsonParser stream(InputStream body) {
        return STREAMS.createParser(body);
    }

    /** The value at the parser's current token. */
    static JsonNode value(JsonParser parser) {
        return STREAMS.readTree(parser);
    }

    static byte[] bytes(Map<String, ?> object) {
        return DOCUMENTS.writeValueAsBytes(object);
    }

    private static JsonMapper mapper(StreamReadConstraints bounds, boolean whole) {
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(bounds).build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, whole)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
    }
}
