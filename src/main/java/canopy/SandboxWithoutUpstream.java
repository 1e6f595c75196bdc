package canopy;

import canopy.sandbox.Running;
import canopy.sandbox.Sandbox;
import canopy.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Starts the sandbox on a free loopback port when no upstream is named anywhere, and points the console at it.
 *
 * <p>The sandbox keeps its state, and the console its database, in a folder of their own inside the data directory, so
 * that the two agree after a restart and never mix with a real upstream's data.
 */
class SandboxWithoutUpstream implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        Path data = Path.of(environment.getRequiredProperty("canopy.data-dir")).toAbsolutePath();
        Map<String, Object> settings = new LinkedHashMap<>();
        boolean withSandbox = !StringUtils.hasText(environment.getProperty("canopy.manage.base-url"));
        // Whether it is the sandbox follows from the upstream alone: set by hand beside a real one, it would let guests
        // in.
        settings.put("canopy.sandbox", withSandbox);
        settings.put("canopy.manage.sandbox", withSandbox);
        if (withSandbox) {
            data = data.resolve("sandbox");
            Running sandbox = start(options(environment, data));
            settings.put("canopy.manage.base-url", sandbox.baseUrl().toString());
            settings.put("canopy.manage.owner-key", sandbox.ownerKey());
            settings.put("canopy.manage.owner-key-file", "");
        }
        // H2 takes no relative path, and a later change of directory must not move the data.
        settings.put("canopy.data-dir", data.toString());
        environment.getPropertySources().addFirst(new MapPropertySource("canopy", settings));
    }

    @Override
    public int getOrder() {
        // After the listener that reads the configuration files.
        return LOWEST_PRECEDENCE;
    }

    private static Running start(SandboxOptions options) {
        try {
            return Sandbox.start(options);
        } catch (IllegalArgumentException unusable) {
            throw new SandboxUnavailable(unusable);
        }
    }

    private static SandboxOptions options(ConfigurableEnvironment environment, Path data) {
        return SandboxOptions.standard()
                .withAccounts(environment.getProperty("canopy.sandbox.accounts", Integer.class, 500))
                .withZone(environment.getRequiredProperty("canopy.manage.zone", ZoneId.class))
                .withDataDirectory(data);
    }
}
