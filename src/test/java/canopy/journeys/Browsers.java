package canopy.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the browser of this machine: {@code CANOPY_BROWSER}, a Chromium or Chrome on the path, Playwright's own; where
 * there is none, asks the machine to install one.
 */
record Browsers(Map<String, String> environment, Path home, Function<String, Optional<Path>> installation) {

    private static final List<String> ON_THE_PATH = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Set<String> IN_THE_CACHE =
            Set.of("chrome", "chrome.exe", "Chromium", "Google Chrome for Testing", "headless_shell");

    /** Nothing that calls home, and no sandbox as root, where Chromium refuses to start with one. */
    private static final List<String> FLAGS = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    static Browsers ofThisMachine() {
        return new Browsers(
                System.getenv(), Path.of(System.getProperty("user.home")), new DebianPackages(Path.of("/"))::install);
    }

    static Browser launch(Playwright playwright) {
        var flags = new ArrayList<>(FLAGS);
        if (System.getProperty("user.name").equals("root")) {
            flags.add("--no-sandbox");
        }
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(ofThisMachine().executable())
                        .setArgs(flags));
    }

    /** The browser's program; fails with a sentence that says what to do where there is none. */
    Path executable() {
        return named().or(this::onThePath)
                .or(this::inPlaywrightsCache)
                .or(() -> installation.apply("chromium").flatMap(installed -> onThePath()))
                .orElseThrow(() -> new IllegalStateException(
                        "The journeys need a browser. Install Chromium or Chrome, or name one in CANOPY_BROWSER."));
    }

    private Optional<Path> named() {
        return Optional.ofNullable(environment.get("CANOPY_BROWSER"))
                .filter(name -> !name.isBlank())
                .map(name -> {
                    if (!Files.isExecutable(Path.of(name))) {
                        throw new IllegalStateException("CANOPY_BROWSER names " + name + ", which cannot be run.");
                    }
                    return Path.of(name);
                });
    }

    private Optional<Path> onThePath() {
        var folders = environment.getOrDefault("PATH", "").split(File.pathSeparator, -1);
        return ON_THE_PATH.stream()
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Optional<Path> inPlaywrightsCache() {
        return Stream.of(
                        environment.getOrDefault("PLAYWRIGHT_BROWSERS_PATH", ""),
                        home + "/.cache/ms-playwright",
                        home + "/Library/Caches/ms-playwright",
                        home + "/AppData/Local/ms-playwright")
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .filter(Files::isDirectory)
                .flatMap(Browsers::programsBelow)
                .findFirst();
    }

    private static Stream<Path> programsBelow(Path folder) {
        try (var files = Files.walk(folder, 7)) {
            return files
                    .filter(file -> IN_THE_CACHE.contains(file.getFileName().toString()))
                    .filter(Files::isRegularFile)
                    .filter(Files::isExecutable)
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Playwright's browsers below " + folder + " cannot be read", unreadable);
        }
    }
}
