package canopy.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.stereotype.Component;

/** Looks at the settings before anything is opened, and refuses to start with a sentence when they cannot do. */
@Component
class StartCheck implements BeanFactoryPostProcessor, EnvironmentAware {

    private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);
    private static final int SHORTEST_SECRET = 32;
    private static final String MANAGEMENT_PORT = "management.server.port";

    private ConfigurableEnvironment settings = new org.springframework.core.env.StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        settings = (ConfigurableEnvironment) environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        check();
        if (settings.getProperty("canopy.sandbox", Boolean.class, false)) {
            stepAside();
        }
    }

    private void check() {
        boolean sandbox = settings.getProperty("canopy.sandbox", Boolean.class, false);
        SandboxCheck.check(settings, sandbox);
        if (isSet(MANAGEMENT_PORT)
                && settings.getProperty(MANAGEMENT_PORT, Integer.class, 0) > 0
                && settings.getProperty(MANAGEMENT_PORT, "").equals(settings.getProperty("server.port", ""))) {
            throw new UnusableSettings(
                    "MANAGEMENT_SERVER_PORT must differ from SERVER_PORT: health and metrics are for the machine itself, not for everybody who reaches the pages.");
        }
        if (settings.getProperty("spring.datasource.url", "").startsWith("jdbc:postgresql:")) {
            String secret = settings.getProperty("canopy.seal-secret", "");
            if (secret.isEmpty()) {
                throw new UnusableSettings(
                        "With PostgreSQL, CANOPY_SEAL_SECRET must be set: all nodes seal the owner key with it.");
            }
            if (secret.length() < SHORTEST_SECRET) {
                throw new UnusableSettings(
                        "CANOPY_SEAL_SECRET is too short: it needs 32 characters or more, such as the output of: openssl rand -base64 32");
            }
        }
    }

    /** A sandbox must start whatever else runs on the machine: when the management port is taken, a free one is used. */
    private void stepAside() {
        int port = settings.getProperty(MANAGEMENT_PORT, Integer.class, 0);
        if (port <= 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            LOG.warn("Port {} is taken; the management pages of this sandbox are on a free port.", port);
            settings.getPropertySources().addFirst(new MapPropertySource("managementPort", Map.of(MANAGEMENT_PORT, 0)));
        }
    }

    private boolean isSet(String name) {
        return !settings.getProperty(name, "").isBlank();
    }
}
