package canopy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SandboxWithoutUpstreamTests {

    @Test
    void takesARealUpstreamForOneWhateverElseIsSet() {
        ConfigurableEnvironment settings = prepared(Map.of(
                "canopy.manage.base-url", "https://api.example.com",
                "canopy.sandbox", "true",
                "canopy.manage.sandbox", "true"));
        assertThat(settings.getProperty("canopy.sandbox", Boolean.class)).isFalse();
        assertThat(settings.getProperty("canopy.manage.sandbox", Boolean.class)).isFalse();
        assertThat(settings.getProperty("canopy.manage.base-url")).isEqualTo("https://api.example.com");
    }

    private static ConfigurableEnvironment prepared(Map<String, Object> given) {
        Map<String, Object> all = new HashMap<>(given);
        all.put("canopy.data-dir", "target/no-data");
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", all));
        new SandboxWithoutUpstream()
                .onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
                        new DefaultBootstrapContext(), new SpringApplication(), new String[0], environment));
        return environment;
    }
}
