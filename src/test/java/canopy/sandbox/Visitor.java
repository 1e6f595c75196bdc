package canopy.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Somebody who calls a sandbox over HTTP with one key. */
record Visitor(URI baseUrl, String key) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    record Answer(int status, HttpResponse<String> response) {

        JsonNode json() {
            return SandboxApplication.exactJson().readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Visitor with(String otherKey) {
        return new Visitor(baseUrl, otherKey);
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    Answer send(String method, String path, String body) {
        return send(method, path, body, Map.of("Authorization", "Bearer " + key));
    }

    Answer send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Creates a child and returns a visitor with its key. */
    Visitor newChild(String name, int credit) {
        return with(post("/x-users", child(name, credit))
                .json()
                .at("/User/SecretKey")
                .asString());
    }

    static String child(String name, int credit) {
        return "{\"Name\":\"%s\",\"Email\":\"%s@example.com\",\"CreditGranted\":%d}".formatted(name, name, credit);
    }

    long ownId() {
        return get("/dashboard/status").json().get("id").asLong();
    }
}
