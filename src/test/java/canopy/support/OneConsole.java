package canopy.support;

import canopy.CanopyApplication;
import canopy.directory.Directory;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A whole console in this process on an embedded database, with an upstream of the test's, and its owner signed in. */
public final class OneConsole implements AutoCloseable {

    private static final String EMAIL = "first@example.com";
    private static final String PASSWORD = "one console and one road";

    public final Browser owner;
    private final ConfigurableApplicationContext context;

    /** Starts it and waits until it has read all accounts. */
    public OneConsole(URI upstream, String ownerKey, Map<String, Object> other) {
        Map<String, Object> settings = new HashMap<>(Databases.H2.address().asProperties());
        settings.put("canopy.manage.base-url", upstream.toString());
        settings.put("canopy.manage.owner-key", ownerKey);
        settings.put("canopy.first-owner.email", EMAIL);
        settings.put("canopy.first-owner.password", PASSWORD);
        settings.put("server.port", 0);
        settings.put("management.server.port", -1);
        settings.putAll(other);
        SpringApplication application = new SpringApplication(CanopyApplication.class);
        application.addInitializers(starting ->
                starting.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings)));
        context = application.run();
        Waiting.forTheFirstReading(context.getBean(Directory.class));
        owner = new Browser(
                ((WebServerApplicationContext) context).getWebServer().getPort());
        owner.signIn(EMAIL, PASSWORD);
    }

    @Override
    public void close() {
        context.close();
    }
}
