package canopy.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The packaged console as a process of its own, with its sandbox upstream, free ports and a new data directory. */
final class RunningConsole implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Process process;
    private final URI address;
    private final Path data;
    private final Path output;
    private final Duration startUp;

    /** Starts the jar that the build has packaged and waits until it answers. */
    static RunningConsole start() {
        return start(Map.of());
    }

    /** As {@link #start()}, with settings of its own as environment variables. */
    static RunningConsole start(Map<String, String> settings) {
        try {
            return new RunningConsole(settings);
        } catch (IOException failed) {
            throw new UncheckedIOException("The console could not be started", failed);
        }
    }

    private RunningConsole(Map<String, String> settings) throws IOException {
        data = Files.createTempDirectory("canopy-data");
        output = data.resolve("console.log");
        var port = freePort();
        address = URI.create("http://127.0.0.1:" + port);
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        jar().toString()))
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        var environment = builder.environment();
        // A developer's own settings must not lead a test to a real upstream or database.
        environment.keySet().removeIf(name -> name.matches("(CANOPY|SPRING|SERVER|MANAGEMENT|JAVA_TOOL)_.*"));
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(freePort()));
        environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        environment.put("CANOPY_DATA_DIR", data.resolve("data").toString());
        environment.putAll(settings);
        var begin = System.nanoTime();
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        try {
            waitUntilItAnswers();
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
        startUp = Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Where the console answers, without a slash at the end. */
    URI address() {
        return address;
    }

    /** From the start of the process to the first answered page. */
    Duration startUp() {
        return startUp;
    }

    /** Everything that the console has printed so far. */
    String output() {
        try {
            return Files.exists(output) ? Files.readString(output, StandardCharsets.UTF_8) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The console's output cannot be read", unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            process.destroy();
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(15, TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Path jar() {
        var jar = Path.of(System.getProperty("canopy.jar", "target/canopy.jar")).toAbsolutePath();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("Journeys run against the packaged console, and " + jar
                    + " is not there: build it with ./mvnw package -DskipTests");
        }
        return jar;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void waitUntilItAnswers() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (!answers(client)) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("The console ended before it answered:\n" + output());
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "The console did not answer within " + PATIENCE.toSeconds() + " s:\n" + output());
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
    }

    private boolean answers(HttpClient client) {
        try {
            var request = HttpRequest.newBuilder(address.resolve("/sign-in"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the console was starting", interrupted);
        }
    }
}
