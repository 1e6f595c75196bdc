package canopy.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Installs a package of the distribution, where this is a Debian-like machine and we are root on it. */
record DebianPackages(Path root) {

    private static final long MINUTES_AT_MOST = 10;

    /** The log of the installation; empty where this machine is not ours to install on. */
    Optional<Path> install(String name) {
        if (!Files.exists(root.resolve("etc/debian_version"))
                || !Files.isExecutable(root.resolve("usr/bin/apt-get"))
                || !System.getProperty("user.name").equals("root")) {
            return Optional.empty();
        }
        System.out.println("No browser found: installing the distribution's " + name + ".");
        try {
            var log = Files.createTempFile("canopy-apt-get", ".log");
            run(log, "update", "-qq");
            // With letters for both of the console's languages, or its pictures show boxes.
            run(log, "install", "-y", "-qq", "--no-install-recommends", name, "fonts-liberation", "fonts-wqy-zenhei");
            return Optional.of(log);
        } catch (IOException refused) {
            throw new UncheckedIOException("apt-get could not be started", refused);
        }
    }

    private void run(Path log, String... words) throws IOException {
        // Another apt-get may be at work: wait for its lock instead of failing.
        var command = new ArrayList<>(List.of("apt-get", "-o", "DPkg::Lock::Timeout=300"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(
                        ProcessBuilder.Redirect.from(root.resolve("dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        var process = builder.start();
        try {
            if (!process.waitFor(MINUTES_AT_MOST, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw explanation(command, "took longer than " + MINUTES_AT_MOST + " minutes", log);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw explanation(command, "was interrupted", log);
        }
        if (process.exitValue() != 0) {
            throw explanation(command, "ended with " + process.exitValue(), log);
        }
    }

    private static IllegalStateException explanation(List<String> command, String outcome, Path log)
            throws IOException {
        return new IllegalStateException("""
                The journeys need a browser and none could be installed: "%s" %s.
                Install Chromium or Chrome yourself, or name one in CANOPY_BROWSER. What apt-get said:
                %s""".formatted(String.join(" ", command), outcome, Files.readString(log)));
    }
}
