package canopy.support;

import canopy.people.MovableTime;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test with the rooms {@code people} and {@code web} on a real server and a real embedded database, without an
 * upstream. All such tests share one context.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {PeopleAndWeb.class, MovableTime.class, Heartbeat.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "canopy.manage.base-url=http://127.0.0.1:1",
            "canopy.manage.owner-key=sk-Xvs0000000000000000000000000000000000000000000000",
            "management.server.port=0"
        })
@AutoConfigureMockMvc
@ResourceLock(providers = OneClassPerContext.class)
@ContextConfiguration(initializers = ConsoleTest.FreshDatabase.class)
public @interface ConsoleTest {

    /** Gives the context an empty embedded database. */
    final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Databases.Address address = Databases.H2.address();
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("freshDatabase", address.asProperties()));
        }
    }
}
