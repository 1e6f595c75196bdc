package canopy.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Requests and the answers that are expected to them, as a text. {@code > METHOD path} begins an exchange, followed by
 * request headers and, on lines of its own, the body; {@code < status} begins the answer, followed by headers and JSON.
 * {@code $name} stands for something kept with {@code = name /pointer}. Expected objects may have fewer keys than the
 * answer; {@code "~text"} matches what the word says, and {@code "~absent"} that the answer has no such key. An answer
 * that names a trace id must have the same one in its header.
 */
final class Transcript {

    record Exchange(
            String title,
            String method,
            String path,
            Map<String, String> headers,
            String body,
            int status,
            Map<String, String> expectedHeaders,
            String expected,
            Map<String, String> kept) {}

    private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)}");
    private static final Map<String, Pattern> WORDS = Map.of(
            "~time", Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)"),
            "~localtime", Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"),
            "~date", Pattern.compile("\\d{4}-\\d\\d-\\d\\d"),
            "~key", Pattern.compile("sk-Xvs\\w{45}"),
            "~partial", Pattern.compile("\\w{20}"),
            "~uuid", Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
            "~number", Pattern.compile("-?\\d+(\\.\\d+)?"),
            "~text", Pattern.compile("(?s).*"));

    private final Map<String, String> names = new HashMap<>();

    Transcript(Map<String, String> names) {
        this.names.putAll(names);
    }

    static List<Exchange> read(String resource) {
        try (var stream = Objects.requireNonNull(Transcript.class.getResourceAsStream("/sandbox/" + resource))) {
            List<Exchange> exchanges = new ArrayList<>();
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            for (String block : text.split("(?m)^(?=> )")) {
                if (block.startsWith("> ")) {
                    exchanges.add(exchange(resource, block));
                }
            }
            return exchanges;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Plays one exchange and returns where the answer differs; nothing where it does not. */
    List<String> play(Exchange exchange, Visitor visitor) {
        Map<String, String> headers = new HashMap<>();
        exchange.headers().forEach((name, value) -> headers.put(name, filled(value)));
        Visitor.Answer answer =
                visitor.send(exchange.method(), filled(exchange.path()), filled(exchange.body()), headers);
        List<String> differences = new ArrayList<>();
        if (answer.status() != exchange.status()) {
            differences.add(
                    "status " + answer.status() + " " + answer.response().body());
            return differences;
        }
        exchange.expectedHeaders().forEach((name, value) -> {
            if (!answer.header(name).equals(filled(value))) {
                differences.add(name + ": " + answer.header(name));
            }
        });
        if (!exchange.expected().isBlank()
                && answer.json().hasNonNull("trace_id")
                && !answer.header("X-Request-Id")
                        .equals(answer.json().get("trace_id").asString())) {
            differences.add("X-Request-Id: " + answer.header("X-Request-Id"));
        }
        if (!exchange.expected().isBlank()) {
            JsonNode expected = SandboxApplication.exactJson().readTree(filled(exchange.expected()));
            differences.addAll(differences(expected, answer.json()));
        }
        exchange.kept()
                .forEach((name, pointer) ->
                        names.put(name, answer.json().at(pointer).asString()));
        return differences;
    }

    static List<String> differences(JsonNode expected, JsonNode actual) {
        List<String> differences = new ArrayList<>();
        compare("", expected, actual, differences);
        return differences;
    }

    private static void compare(String place, JsonNode expected, JsonNode actual, List<String> differences) {
        if (expected.isString() && expected.asString().equals("~any")) {
            return;
        }
        if (expected.isString() && WORDS.containsKey(expected.asString())) {
            if (!Objects.requireNonNull(WORDS.get(expected.asString()))
                    .matcher(actual.asString(""))
                    .matches()) {
                differences.add(place + " is not " + expected.asString() + ": " + actual);
            }
        } else if (expected.isObject() && actual.isObject()) {
            expected.properties().forEach(entry -> {
                JsonNode value = actual.get(entry.getKey());
                if (entry.getValue().isString() && entry.getValue().asString().equals("~absent")) {
                    if (value != null) {
                        differences.add(place + "/" + entry.getKey() + " is there: " + value);
                    }
                } else if (value == null) {
                    differences.add(place + "/" + entry.getKey() + " is missing");
                } else {
                    compare(place + "/" + entry.getKey(), entry.getValue(), value, differences);
                }
            });
            if (expected.isEmpty() && !actual.isEmpty()) {
                differences.add(place + " is not empty: " + actual);
            }
        } else if (expected.isArray() && actual.isArray()) {
            if (expected.size() != actual.size()) {
                differences.add(place + " has " + actual.size() + " elements");
                return;
            }
            for (int i = 0; i < expected.size(); i++) {
                compare(place + "/" + i, expected.get(i), actual.get(i), differences);
            }
        } else if (expected.isNumber() && actual.isNumber()) {
            if (expected.decimalValue().compareTo(actual.decimalValue()) != 0) {
                differences.add(place + " is " + actual);
            }
        } else if (!expected.equals(actual)) {
            differences.add(place + " is " + actual);
        }
    }

    private String filled(String text) {
        Matcher matcher = NAME.matcher(text);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(names.getOrDefault(found.group(1), found.group())));
    }

    private static Exchange exchange(String resource, String block) {
        String[] halves = block.split("(?m)^< ", 2);
        List<String> request = lines(halves[0].substring(2));
        List<String> answer = lines(halves[1]);
        String[] call = request.getFirst().split(" ", 2);
        Map<String, String> kept = new HashMap<>();
        List<String> expected = new ArrayList<>();
        for (String line : answer.subList(1, answer.size())) {
            if (line.startsWith("= ")) {
                String[] parts = line.substring(2).split(" ", 2);
                kept.put(parts[0], parts[1]);
            } else {
                expected.add(line);
            }
        }
        return new Exchange(
                resource + ": " + request.getFirst(),
                call[0],
                call[1],
                headers(request.subList(1, request.size())),
                body(request.subList(1, request.size())),
                Integer.parseInt(answer.getFirst().strip()),
                headers(expected),
                body(expected),
                kept);
    }

    private static List<String> lines(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static Map<String, String> headers(List<String> lines) {
        Map<String, String> headers = new HashMap<>();
        for (String line : lines) {
            if (!line.matches("[A-Za-z][A-Za-z-]*: .*")) {
                break;
            }
            String[] parts = line.split(": ", 2);
            headers.put(parts[0], parts[1]);
        }
        return headers;
    }

    private static String body(List<String> lines) {
        return String.join("\n", lines.subList(headers(lines).size(), lines.size()));
    }
}
