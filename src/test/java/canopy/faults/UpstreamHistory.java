package canopy.faults;

import canopy.sandbox.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What upstream itself says it did, asked beside the road: its operation log and its accounts. */
final class UpstreamHistory {

    /** One change that took effect. */
    record Effect(long id, String action, long account, String name, String details) {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Running sandbox;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    UpstreamHistory(Running sandbox) {
        this.sandbox = sandbox;
    }

    /** Makes an account with some credit before anybody looks; returns its id. */
    long make(String name, String settings) {
        JsonNode made = ask(
                "POST",
                "/x-users",
                "{\"Name\":\"%s\",\"Email\":\"%s@drill.example\"%s}".formatted(name, name, settings));
        return made.get("User").get("ID").asLong();
    }

    void change(long account, String settings) {
        ask("PUT", "/x-users/" + account, settings);
    }

    /** What was done to an account since it was made, oldest first. */
    List<Effect> effectsOn(long account) {
        return effects("target_id=" + account).stream()
                .filter(effect -> !effect.action().equals("add_user"))
                .toList();
    }

    /** The creations of an account of that name. */
    List<Effect> creationsOf(String name) {
        JsonNode found = ask("GET", "/x-users?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8), "");
        return found.valueStream()
                .flatMap(row ->
                        effects("action=add_user&target_id=" + row.get("ID").asLong()).stream())
                .toList();
    }

    /** How often the owner key was rotated. */
    List<Effect> rotations() {
        return effects("action=rotate_self");
    }

    /** The one key that opens the owner's account. */
    String ownerKey() {
        return sandbox.ownerKey();
    }

    /** Which of these keys open an account. */
    List<String> accepted(String... keys) {
        return Stream.of(keys)
                .filter(key -> answer("GET", "/dashboard/status", "", key).statusCode() == 200)
                .toList();
    }

    /** Rotates the key behind the console's back. */
    void rotateOutside(String key) {
        ask(
                "POST",
                "/x-self",
                "{\"confirm\":\"%s-ROTATE-SELF\",\"key\":\"%s\"}"
                        .formatted(LocalDate.now(ZoneId.of("Asia/Shanghai")), key));
    }

    /** An account as it stands; null when there is none. */
    JsonNode account(long id) {
        JsonNode found = ask("GET", "/x-dna/" + id, "");
        return found.isArray() && found.size() == 1 ? found.get(0) : null;
    }

    static BigDecimal balance(JsonNode account) {
        return account.get("CreditBalance")
                .valueStream()
                .map(card -> card.get("balance").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The caller's own money: what it has and what its own use has cost so far. */
    JsonNode owner() {
        return ask("GET", "/dashboard/live", "");
    }

    private List<Effect> effects(String which) {
        JsonNode answer = ask("GET", "/dashboard/logs?status=success&size=100&" + which, "");
        if (answer.get("has_more").asBoolean()) {
            throw new AssertionError("More than a hundred effects where one was to be seen: " + which);
        }
        return answer.get("logs")
                .valueStream()
                .map(entry -> new Effect(
                        entry.get("id").asLong(),
                        entry.get("action").asString(),
                        entry.get("target_id").asLong(),
                        entry.get("user_name").asString(),
                        entry.get("details").asString()))
                .toList()
                .reversed();
    }

    private JsonNode ask(String method, String path, String body) {
        HttpResponse<String> answer = answer(method, path, body, sandbox.ownerKey());
        if (answer.statusCode() == 404) {
            return JSON.createArrayNode();
        }
        if (answer.statusCode() != 200) {
            throw new AssertionError(method + " " + path + " " + body + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> answer(String method, String path, String body, String key) {
        HttpRequest request = HttpRequest.newBuilder(sandbox.baseUrl().resolve(path))
                .header("Authorization", "Bearer " + key)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
