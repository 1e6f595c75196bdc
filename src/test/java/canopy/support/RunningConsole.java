package canopy.support;

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
public final class RunningConsole implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final ProcessBuilder command;
    private final URI address;
    private final Path data;
    private final Path output;
    private Process process;
    private Duration startUp;

    /** Starts the jar that the build has packaged and waits until it answers. */
    public static RunningConsole start() {
        return start(Map.of());
    }

    /** As {@link #start()}, with settings of its own as environment variables. */
    public static RunningConsole start(Map<String, String> settings) {
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
        command = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        jar().toString()))
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        var environment = command.environment();
        // A developer's own settings must not lead a test to a real upstream or database.
        environment.keySet().removeIf(name -> name.matches("(CANOPY|SPRING|SERVER|MANAGEMENT|JAVA_TOOL)_.*"));
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(freePort()));
        environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        environment.put("CANOPY_DATA_DIR", data.resolve("data").toString());
        environment.putAll(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(this::endAtExit));
        launch();
    }

    /** Ends the process at once (SIGKILL): it gets no chance to finish anything. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the console was killed", interrupted);
        }
    }

    /** Starts once more on the same data, at the same address. */
    public void startAgain() {
        try {
            launch();
        } catch (IOException failed) {
            throw new UncheckedIOException("The console could not be started again", failed);
        }
    }

    /** Where the console answers, without a slash at the end. */
    public URI address() {
        return address;
    }

    /** From the start of the process to the first answered page. */
    public Duration startUp() {
        return startUp;
    }

    /** Everything that the console has printed so far. */
    public String output() {
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

    private void endAtExit() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private void launch() throws IOException {
        var begin = System.nanoTime();
        process = command.start();
        try {
            waitUntilItAnswers();
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
        startUp = Duration.ofNanos(System.nanoTime() - begin);
    }

    private static Path jar() {
        var jar = Path.of(System.getProperty("canopy.jar", "target/canopy.jar")).toAbsolutePath();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("This runs against the packaged console, and " + jar
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
