package canopy.manage;

import canopy.manage.AnswerReader.SaysError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** A successful answer, not yet read: as one object, or as a list piece by piece. */
record Answer(int status, HttpHeaders headers, CappedStream body, Reading reading) {

    /**
     * The whole answer as one object.
     *
     * @throws SaysError when it carries an error or {@code success: false}
     */
    Fields object() throws IOException, SaysError {
        JsonNode json = Json.document(body);
        if (!json.isObject()) {
            throw new UnusableAnswer("The answer is no object");
        }
        return checked(reading.fields(json));
    }

    /** The answer as {@link Envelope} reads it, each entry of its lists an object. */
    Streamed stream(Map<String, Consumer<Fields>> lists, Set<String> skipped) throws IOException, SaysError {
        Map<String, Consumer<JsonNode>> entries = lists.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, list -> objects(list.getValue())));
        Envelope envelope = Envelope.read(body, entries, skipped);
        return new Streamed(checked(reading.fields(envelope.rest())), envelope.sawList());
    }

    /** A number in a header, such as {@code X-Total-Count}. */
    @Nullable
    Long number(String header) {
        String value = headers.getFirst(header);
        return value != null && value.matches("[0-9]{1,18}") ? Long.valueOf(value) : null;
    }

    private Consumer<JsonNode> objects(Consumer<Fields> consumer) {
        return node -> {
            if (node.isObject()) {
                Fields fields = reading.fields(node);
                consumer.accept(fields);
                fields.countUnknown();
            } else {
                // Left out silently it would look as if the account were gone.
                throw new UncheckedIOException(new UnusableAnswer("A list holds something that is no object"));
            }
        };
    }

    private Fields checked(Fields body) throws SaysError {
        if (Boolean.FALSE.equals(body.flag("success")) || tellsOfAnError(body.raw("error"))) {
            throw new SaysError(Refusal.of(status, body, headers.getFirst("X-Request-Id"), null));
        }
        return body;
    }

    private static boolean tellsOfAnError(@Nullable JsonNode error) {
        return error != null
                && (error.isObject()
                        ? !error.isEmpty()
                        : error.isString() && !error.stringValue().isBlank());
    }

    /** What stood around streamed lists, and whether there was one. */
    record Streamed(Fields rest, boolean sawList) {}
}
