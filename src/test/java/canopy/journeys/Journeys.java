package canopy.journeys;

import canopy.support.RunningConsole;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands {@link Visits} to a journey. One console and one browser serve all journeys of the JVM; each visit is a browser
 * profile of its own. A journey fails when one of its visits met a fault, even where it did not look for one.
 */
final class Journeys implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(Journeys.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Visits.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var stage = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent("stage", key -> Opening.attempt(), Opening.class)
                .stage();
        return context.getStore(NAMESPACE)
                .computeIfAbsent("visits", key -> new Visits(stage.console(), stage.browser()), Visits.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var visits = context.getStore(NAMESPACE).get("visits", Visits.class);
        if (visits != null) {
            visits.end(context.getExecutionException().isPresent());
        }
    }

    /** The one attempt to set the stage: a console that did not start for the first journey is not tried again. */
    private record Opening(FutureTask<Stage> task) implements AutoCloseable {

        static Opening attempt() {
            var task = new FutureTask<>(Stage::open);
            task.run();
            return new Opening(task);
        }

        Stage stage() {
            if (task.state() == Future.State.SUCCESS) {
                return task.resultNow();
            }
            throw new IllegalStateException("The journeys cannot begin", task.exceptionNow());
        }

        @Override
        public void close() throws IOException {
            if (task.state() == Future.State.SUCCESS) {
                task.resultNow().close();
            }
        }
    }

    /** What all journeys share; JUnit closes it after the last of them. */
    private record Stage(RunningConsole console, Playwright playwright, Browser browser) implements AutoCloseable {

        static Stage open() {
            // The browser first: where it has to be installed, no console waits for it.
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            try {
                var browser = Browsers.launch(playwright);
                PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
                var console = RunningConsole.start(
                        // Yesterday is closed at once: for two hours of each day it would not be.
                        Map.of("CANOPY_LEDGER_GRACE", "0s"));
                System.out.printf(
                        "Journeys: console ready after %.1f s, browser %s%n",
                        console.startUp().toMillis() / 1000.0, browser.version());
                return new Stage(console, playwright, browser);
            } catch (RuntimeException failed) {
                playwright.close();
                throw failed;
            }
        }

        @Override
        public void close() throws IOException {
            try (console;
                    playwright) {
                browser.close();
            }
        }
    }
}
