package canopy.ledger;

import canopy.support.RawServer;
import canopy.support.RawServer.Reply;
import canopy.support.RawServer.Request;
import canopy.support.Replies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stands between a console and a sandbox, hands on what it is asked, and writes bills the way a test wants: in the older
 * shape, with numbers as text, or in place of them whatever goes wrong on a wire.
 */
public final class Wire implements AutoCloseable {

    /** How bills are written. */
    public enum Form {
        AS_IT_IS,
        NUMBERS_AS_TEXT,
        OLDER_SHAPE
    }

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    final List<String> bills = new CopyOnWriteArrayList<>();
    public volatile @Nullable Function<Request, @Nullable Reply> instead;
    private final URI sandbox;
    private final Form form;
    private final HttpClient http = HttpClient.newHttpClient();
    private final RawServer server = new RawServer(RawServer.freePort(), this::answer);

    public Wire(URI sandbox, Form form) {
        this.sandbox = sandbox;
        this.form = form;
    }

    public URI url() {
        return server.url();
    }

    @Override
    public void close() throws IOException {
        server.close();
        http.close();
    }

    private Reply answer(Request request) {
        if (request.path().endsWith("bill")) {
            bills.add(request.target());
        }
        Function<Request, @Nullable Reply> other = instead;
        Reply reply = other == null ? null : other.apply(request);
        return reply == null ? handedOn(request) : reply;
    }

    /** Without its Date: the sandbox's books stand at a time of their own, its server's header does not. */
    private Reply handedOn(Request request) {
        HttpResponse<String> answer =
                get(http, sandbox, request.target(), request.headers().get("authorization"));
        return Replies.json(
                answer.statusCode(),
                request.path().endsWith("bill") && answer.statusCode() == 200
                        ? rewritten(answer.body())
                        : answer.body());
    }

    static HttpResponse<String> get(HttpClient http, URI base, String target, String authorization) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(base + target))
                            .header("Authorization", authorization)
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private String rewritten(String body) {
        return switch (form) {
            case AS_IT_IS -> body;
            case NUMBERS_AS_TEXT -> JSON.writeValueAsString(asText(JSON.readTree(body)));
            case OLDER_SHAPE -> JSON.writeValueAsString(older(JSON.readTree(body)));
        };
    }

    private static JsonNode asText(JsonNode node) {
        if (node.isNumber()) {
            return JSON.getNodeFactory().stringNode(node.decimalValue().toPlainString());
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            for (Map.Entry<String, JsonNode> property : object.properties()) {
                copy.set(property.getKey(), asText(property.getValue()));
            }
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(element -> copy.add(asText(element)));
            return copy;
        }
        return node;
    }

    private static ObjectNode older(JsonNode bill) {
        ObjectNode older = JSON.createObjectNode().put("object", "list");
        ArrayNode data = older.putArray("data");
        for (JsonNode day : bill.path("daily_costs")) {
            ObjectNode line = data.addObject();
            line.put("aggregation_timestamp", day.get("timestamp").asLong());
            line.put("n_requests", day.get("total_requests").asLong());
            line.put("n_context_tokens_total", day.get("total_prompt").asLong());
            line.put("n_generated_tokens_total", day.get("total_completion").asLong());
            line.put(
                    "n_cached_tokens_total",
                    day.at("/total_cached_details/cache_read_input_tokens").asLong());
            ObjectNode models = line.putObject("usage_details");
            for (JsonNode item : day.get("line_items")) {
                JsonNode stats = item.at("/usage/model_stats");
                models.putObject(item.get("name").asString())
                        .put("requests", stats.get("Requests").asLong())
                        .put("prompt", stats.get("Prompt").asLong())
                        .put("completion", stats.get("Completion").asLong())
                        .put("cost", item.get("cost").decimalValue());
            }
        }
        older.putObject("total_usage")
                .put("requests", bill.get("total_requests").asLong())
                .put("cost", bill.get("total_credit_used").decimalValue());
        if (bill.has("usage_users")) {
            ArrayNode users = older.putArray("usage_users");
            for (JsonNode user : bill.get("usage_users")) {
                BigDecimal cost = user.get("total_credit_used").decimalValue();
                users.addObject()
                        .put("id", user.get("id").asLong())
                        .put("name", user.get("name").asString())
                        .put("total_requests", user.get("total_requests").asLong())
                        .put("total_cost", cost);
            }
        }
        return older;
    }
}
