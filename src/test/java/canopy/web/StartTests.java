package canopy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.support.Databases;
import canopy.support.PeopleAndWeb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;

@ExtendWith(OutputCaptureExtension.class)
@Isolated("captures System.out, into which all classes of the JVM print")
class StartTests {

    @Test
    void refusesPostgresqlWithoutASecretToSealWith(CapturedOutput log) {
        assertThatThrownBy(() -> start("spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/canopy"));
        assertThat(log).contains("CANOPY_SEAL_SECRET must be set");
        assertThatThrownBy(() ->
                start("spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/canopy", "canopy.seal-secret", "short"));
        assertThat(log).contains("CANOPY_SEAL_SECRET is too short");
    }

    @Test
    void refusesASandboxThatASettingSwitchesOn(CapturedOutput log) {
        // Anybody on the machine could sign in as owner of a real upstream.
        assertThatThrownBy(() -> run(
                "--canopy.sandbox=true",
                "--canopy.manage.base-url=https://api.example.com",
                "--canopy.manage.owner-key=sk-Xvs0000000000000000000000000000000000000000000000"));
        assertThat(log).contains("The sandbox cannot be switched on by a setting");
        assertThatThrownBy(
                () -> start("canopy.manage.sandbox", "true", "canopy.manage.base-url", "https://api.example.com"));
        assertThat(log).contains("The sandbox is on the machine itself");
    }

    @Test
    void refusesHealthAndMetricsOnThePortOfThePages(CapturedOutput log) {
        assertThatThrownBy(() -> start("server.port", "28123", "management.server.port", "28123"));
        assertThat(log).contains("MANAGEMENT_SERVER_PORT must differ from SERVER_PORT");
    }

    @Test
    void keepsTheDataDirectoryFromOthers(@TempDir Path above) throws IOException {
        Path directory = above.resolve("data");
        start(
                "canopy.data-dir",
                directory.toString(),
                "spring.datasource.url",
                "jdbc:h2:file:" + directory + "/canopy;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                "canopy.manage.base-url",
                "http://127.0.0.1:1",
                "canopy.manage.owner-key",
                "sk-Xvs0000000000000000000000000000000000000000000000");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("canopy.mv.db"))))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesAWeakPasswordOfTheFirstOwner(CapturedOutput log) {
        assertThatThrownBy(() -> start(
                "canopy.manage.base-url", "http://127.0.0.1:1",
                "canopy.manage.owner-key", "sk-Xvs0000000000000000000000000000000000000000000000",
                "canopy.first-owner.email", "mei@example.com",
                "canopy.first-owner.password", "password1234"));
        assertThat(log)
                .contains("CANOPY_FIRST_OWNER_PASSWORD cannot be used: This password is too easy to guess")
                .doesNotContain("password1234");
    }

    private static void start(String... settings) {
        Map<String, Object> all = new HashMap<>(Databases.H2.address().asProperties());
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        all.putIfAbsent("server.port", 0);
        all.putIfAbsent("management.server.port", -1);
        SpringApplication console = new SpringApplicationBuilder(PeopleAndWeb.class)
                .initializers(context ->
                        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all)))
                .application();
        console.run().close();
    }

    private static void run(String... arguments) {
        new SpringApplicationBuilder(PeopleAndWeb.class).run(arguments).close();
    }
}
