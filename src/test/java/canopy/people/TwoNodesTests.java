package canopy.people;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.support.Browser;
import canopy.support.Databases;
import canopy.support.PeopleAndWeb;
import canopy.values.Dna;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class TwoNodesTests {

    @Test
    void startTogetherAndMakeTheFirstOwnerOnce() {
        Map<String, Object> settings = settings();
        settings.put("canopy.first-owner.email", "first@example.com");
        settings.put("canopy.first-owner.password", SignInTests.PASSWORD);
        CompletableFuture<ConfigurableApplicationContext> other = CompletableFuture.supplyAsync(() -> start(settings));
        try (ConfigurableApplicationContext one = start(settings);
                ConfigurableApplicationContext two = other.join()) {
            for (ConfigurableApplicationContext node : List.of(one, two)) {
                assertThat(new Browser(port(node))
                                .signIn("first@example.com", SignInTests.PASSWORD)
                                .path())
                        .doesNotStartWith("/sign-in");
            }
            assertThat(one.getBean(JdbcClient.class)
                            .sql("select count(*) from persons")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void shareSessionsAndWhoMayDoWhat() {
        Map<String, Object> settings = settings();
        try (ConfigurableApplicationContext one = start(settings);
                ConfigurableApplicationContext two = start(settings)) {
            People people = one.getBean(People.class);
            long id = people.add("mei@example.com", "Mei", Role.AUDITOR, Dna.WHOLE_TREE, false, Instant.now());
            people.password(id, one.getBean(PasswordHashes.class).hash(SignInTests.PASSWORD));
            Browser atOne = new Browser(port(one));
            atOne.signIn("mei@example.com", SignInTests.PASSWORD);
            Browser atTwo = atOne.at(port(two));
            assertThat(atTwo.open("/me").text()).contains("mei@example.com");
            one.getBean(People.class).place(id, Role.OWNER, Dna.WHOLE_TREE);
            assertThat(atTwo.open("/people").status()).isEqualTo(200);
            one.getBean(PersonSessions.class).endAll(id);
            assertThat(atTwo.open("/me").path()).isEqualTo("/sign-in");
        }
    }

    private static Map<String, Object> settings() {
        Map<String, Object> settings =
                new HashMap<>(Databases.POSTGRESQL.address().asProperties());
        settings.put("canopy.manage.base-url", "http://127.0.0.1:1");
        settings.put("canopy.manage.owner-key", "sk-Xvs0000000000000000000000000000000000000000000000");
        settings.put("canopy.seal-secret", "a secret of more than thirty-two characters");
        settings.put("server.port", 0);
        settings.put("management.server.port", -1);
        return settings;
    }

    private static ConfigurableApplicationContext start(Map<String, Object> settings) {
        SpringApplicationBuilder node = new SpringApplicationBuilder(PeopleAndWeb.class);
        // One process has one logging, which two starts at once would set up and take down under each other.
        node.application()
                .setListeners(node.application().getListeners().stream()
                        .filter(listener -> !(listener instanceof LoggingApplicationListener))
                        .toList());
        return node.initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new org.springframework.core.env.MapPropertySource("test", settings)))
                .run();
    }

    private static int port(ConfigurableApplicationContext node) {
        return Integer.parseInt(node.getEnvironment().getProperty("local.server.port"));
    }
}
