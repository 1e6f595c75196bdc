package canopy.sandbox;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.AbstractEnvironment;

/** Starts a sandbox: inside a running process, or as a program of its own. */
public final class Sandbox {

    private Sandbox() {}

    /**
     * Starts inside this process; nothing of the process's own environment or configuration reaches it.
     *
     * @throws IllegalArgumentException with a sentence for people, when the options or the data directory are no good
     */
    public static Running start(SandboxOptions options) {
        return start(options, false);
    }

    /** The program {@code sandbox}; returns once it is up, and leaves with code 2 where an option is no good. */
    public static void run(String... arguments) {
        CommandLine.run(arguments);
    }

    /** @param alone whether the process is the sandbox's own, with a logging system that nobody else has set up */
    static Running start(SandboxOptions options, boolean alone) {
        World world = new World(options, SandboxApplication.exactJson());
        SpringApplication application = new SpringApplication(SandboxApplication.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setEnvironment(new SealedEnvironment());
        if (!alone) {
            application.setListeners(withoutLogging(application));
        }
        application.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(World.class, () -> world);
            beans.registerBean(SandboxOptions.class, () -> options);
        });
        try {
            ConfigurableApplicationContext context = application.run(
                    "--spring.config.name=sandbox",
                    "--spring.config.location=classpath:/sandbox.properties",
                    "--server.port=" + options.port(),
                    "--server.address=" + options.address());
            return new Running(context, world, options.address());
        } catch (RuntimeException failed) {
            world.close();
            throw failed;
        }
    }

    // The process has one logging system, and it is not the sandbox's to set up.
    private static Set<ApplicationListener<?>> withoutLogging(SpringApplication application) {
        return application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .collect(Collectors.toSet());
    }

    /** An environment in which only the sandbox's own arguments and its own file stand. */
    private static final class SealedEnvironment extends AbstractEnvironment {}
}
