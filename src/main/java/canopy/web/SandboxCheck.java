package canopy.web;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * Sees to it that only the console itself says that it shows its sandbox, where guests sign in without a password. Were it
 * a setting, one line would open a real upstream to everybody on the machine.
 */
final class SandboxCheck {

    private static final List<String> GIVEN = List.of("commandLineArgs", "systemProperties", "systemEnvironment");
    private static final List<String> FLAGS = List.of("canopy.sandbox", "canopy.manage.sandbox");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private SandboxCheck() {}

    static void check(ConfigurableEnvironment settings, boolean sandbox) {
        if (FLAGS.stream().anyMatch(flag -> isGiven(flag, settings))) {
            throw new UnusableSettings(
                    "The sandbox cannot be switched on by a setting: leave CANOPY_SANDBOX and CANOPY_MANAGE_SANDBOX out. The console starts its sandbox when CANOPY_MANAGE_BASE_URL is not set.");
        }
        boolean named = sandbox || settings.getProperty("canopy.manage.sandbox", Boolean.class, false);
        URI upstream = settings.getProperty("canopy.manage.base-url", URI.class, URI.create(""));
        if (named && !LOOPBACK.contains(String.valueOf(upstream.getHost()))) {
            throw new UnusableSettings(
                    "The sandbox is on the machine itself, but CANOPY_MANAGE_BASE_URL names another.");
        }
    }

    private static boolean isGiven(String flag, ConfigurableEnvironment settings) {
        return GIVEN.stream()
                .map(settings.getPropertySources()::get)
                .filter(source -> source != null)
                .map((PropertySource<?> source) -> source.getProperty(flag))
                .anyMatch(value -> value != null && Boolean.parseBoolean(value.toString()));
    }
}
