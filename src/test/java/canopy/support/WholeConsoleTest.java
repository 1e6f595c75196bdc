package canopy.support;

import canopy.CanopyApplication;
import canopy.sandbox.Running;
import canopy.sandbox.Sandbox;
import canopy.sandbox.SandboxOptions;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test with the whole console on an embedded database, against a sandbox of 500 accounts over real HTTP. All such tests
 * share one context.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = CanopyApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "canopy.ledger.filling=false"})
@AutoConfigureMockMvc
@ResourceLock(providers = OneClassPerContext.class)
@ContextConfiguration(initializers = WholeConsoleTest.WithSandbox.class)
public @interface WholeConsoleTest {

    /** Gives the context an empty database and an upstream of its own. */
    final class WithSandbox implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Running sandbox = Sandbox.start(SandboxOptions.standard());
            Map<String, Object> settings = new HashMap<>(Databases.H2.address().asProperties());
            settings.put("canopy.sandbox", "true");
            settings.put("canopy.manage.sandbox", "true");
            settings.put("canopy.manage.base-url", sandbox.baseUrl().toString());
            settings.put("canopy.manage.owner-key", sandbox.ownerKey());
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("sandbox", settings));
            context.addApplicationListener((ApplicationListener<ContextClosedEvent>) closed -> sandbox.close());
        }
    }
}
