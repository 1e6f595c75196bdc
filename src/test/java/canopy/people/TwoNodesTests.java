package canopy.people;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.support.Browser;
import canopy.support.Databases;
import canopy.support.PeopleAndWeb;
import canopy.values.Dna;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class TwoNodesTests {

    @Test
    void shareSessionsAndWhoMayDoWhat() {
        Map<String, Object> settings =
                new HashMap<>(Databases.POSTGRESQL.address().asProperties());
        settings.put("canopy.manage.base-url", "http://127.0.0.1:1");
        settings.put("canopy.manage.owner-key", "sk-Xvs0000000000000000000000000000000000000000000000");
        settings.put("canopy.seal-secret", "a secret of more than thirty-two characters");
        settings.put("server.port", 0);
        settings.put("management.server.port", -1);
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

    private static ConfigurableApplicationContext start(Map<String, Object> settings) {
        return new SpringApplicationBuilder(PeopleAndWeb.class)
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new org.springframework.core.env.MapPropertySource("test", settings)))
                .run();
    }

    private static int port(ConfigurableApplicationContext node) {
        return Integer.parseInt(node.getEnvironment().getProperty("local.server.port"));
    }
}
