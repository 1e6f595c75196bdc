package canopy;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;

/** Says on the console's first screen where it is to be found and how to sign in. */
class Greeting implements ApplicationListener<ApplicationReadyEvent> {

    @Override
    @SuppressWarnings("SystemOut")
    public void onApplicationEvent(ApplicationReadyEvent event) {
        if (!(event.getApplicationContext() instanceof WebServerApplicationContext context)
                || context.getWebServer() == null
                || context.getServerNamespace() != null) {
            return;
        }
        boolean sandbox = context.getEnvironment().getProperty("canopy.sandbox", Boolean.class, false);
        System.out.printf(
                """

                Canopy is ready: http://localhost:%d
                %s

                """,
                context.getWebServer().getPort(),
                sandbox
                        ? "It shows a sandbox, nothing in it is real. Press \"Look around as …\" on the sign-in page."
                        : "Sign in with the e-mail and password of your account.");
    }
}
