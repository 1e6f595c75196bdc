package canopy.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowsersTests {

    @TempDir
    private Path machine;

    @Test
    void takesTheBrowserThatIsNamedBeforeOneOnThePath() {
        var named = program("opt/mine");
        program("bin/chromium");
        assertThat(browsers(Map.of("CANOPY_BROWSER", named.toString())).executable())
                .isEqualTo(named);
    }

    @Test
    void refusesANameThatCannotBeRun() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        browsers(Map.of("CANOPY_BROWSER", machine + "/nothing")).executable())
                .withMessageContaining("CANOPY_BROWSER")
                .withMessageContaining("/nothing");
    }

    @Test
    void takesChromiumBeforeChromeOnThePath() {
        program("bin/google-chrome");
        var chromium = program("bin/chromium-browser");
        assertThat(browsers(Map.of()).executable()).isEqualTo(chromium);
    }

    @Test
    void takesPlaywrightsOwnWhereThePathHasNone() {
        var own = program("home/.cache/ms-playwright/chromium-1200/chrome-linux64/chrome");
        assertThat(browsers(Map.of()).executable()).isEqualTo(own);
    }

    @Test
    void installsOneWhereThereIsNone() {
        var browsers = new Browsers(Map.of("PATH", machine + "/bin"), machine.resolve("home"), name -> {
            assertThat(name).isEqualTo("chromium");
            return Optional.of(program("bin/chromium"));
        });
        assertThat(browsers.executable()).isEqualTo(machine.resolve("bin/chromium"));
    }

    @Test
    void saysWhatToDoWhereNoneCanBeInstalled() {
        assertThatIllegalStateException()
                .isThrownBy(() -> browsers(Map.of()).executable())
                .withMessageContaining("Install Chromium or Chrome, or name one in CANOPY_BROWSER");
    }

    @Test
    void installsNothingOnAMachineThatIsNotDebianLike() {
        assertThat(new DebianPackages(machine).install("chromium")).isEmpty();
    }

    private Browsers browsers(Map<String, String> environment) {
        var all = new HashMap<>(environment);
        all.put("PATH", machine + "/empty" + File.pathSeparator + machine + "/bin");
        return new Browsers(all, machine.resolve("home"), name -> Optional.empty());
    }

    private Path program(String name) {
        try {
            var file = machine.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "#!/bin/sh\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
