package canopy.people;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.support.Browser;
import canopy.support.Browser.Page;
import canopy.support.Databases;
import canopy.support.PeopleAndWeb;
import canopy.values.Dna;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A console whose database has gone away lets nobody in and shows nobody anything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseDownTests {

    private static final String PASSWORD = "seven quiet otters";

    ConfigurableApplicationContext console;
    Browser signedIn;
    Page signIn;
    Browser visitor;

    @BeforeAll
    void start() {
        Map<String, Object> settings = new HashMap<>(Databases.H2.address().asProperties());
        settings.put("server.port", 0);
        settings.put("management.server.port", -1);
        settings.put("canopy.manage.base-url", "http://127.0.0.1:1");
        console = new SpringApplicationBuilder(PeopleAndWeb.class)
                .initializers(context ->
                        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings)))
                .run("--canopy.manage.owner-key=sk-Xvs0000000000000000000000000000000000000000000000");
        People people = console.getBean(People.class);
        long id = people.add("mei@example.com", "Mei", Role.OWNER, Dna.WHOLE_TREE, false, Instant.now());
        people.password(id, console.getBean(PasswordHashes.class).hash(PASSWORD));
        int port = console.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        signedIn = new Browser(port);
        signedIn.signIn("mei@example.com", PASSWORD);
        assertThat(signedIn.open("/me").status()).isEqualTo(200);
        visitor = new Browser(port);
        signIn = visitor.open("/sign-in");
        console.getBean(HikariDataSource.class).close();
    }

    @AfterAll
    void end() {
        console.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me", "/people", "/", "/no/such/page"})
    void showsNothingToAnybodyButAReference(String path) {
        Page page = signedIn.get(path);
        assertThat(page.status()).isEqualTo(500);
        assertThat(page.document().select("code").text()).matches("[0-9A-F]{4}-[0-9A-F]{4}");
        assertThat(page.text()).doesNotContain("Mei", "mei@example.com", "Hikari", "Exception", "jdbc");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void letsNobodyIn() {
        Page page = visitor.submitOnly(signIn, "/sign-in", "username", "mei@example.com", "password", PASSWORD);
        assertThat(page.status()).isEqualTo(500);
        assertThat(page.header("Location")).isNull();
    }

    @Test
    void stillServesWhatNeedsNoDatabase() {
        assertThat(new Browser(console.getEnvironment().getRequiredProperty("local.server.port", Integer.class))
                        .get("/assets/canopy.css")
                        .status())
                .isEqualTo(200);
    }
}
