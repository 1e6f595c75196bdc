package canopy.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.support.RunningConsole;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The visits of one journey, each with a browser profile of its own: nobody is signed in, nothing is remembered. */
final class Visits {

    private final RunningConsole console;
    private final Browser browser;
    private final List<Visit> open;

    Visits(RunningConsole console, Browser browser) {
        this(console, browser, new ArrayList<>());
    }

    private Visits(RunningConsole console, Browser browser, List<Visit> open) {
        this.console = console;
        this.browser = browser;
        this.open = open;
    }

    /** The same browser on another console; its visits end with these. */
    Visits at(RunningConsole another) {
        return new Visits(another, browser, open);
    }

    URI address() {
        return console.address();
    }

    /** A desk with a wide window, British English, light colours. */
    Visit begin() {
        return begin(desk());
    }

    Visit withoutJavaScript() {
        return begin(desk().setJavaScriptEnabled(false));
    }

    Visit inChinese() {
        return begin(desk().setLocale("zh-CN"));
    }

    /** Closes what is open. A journey that went well must have met no fault; one that failed tells its own story. */
    void end(boolean failed) {
        // Closing first: what the browser has to say by then arrives before the answer to it.
        open.forEach(visit -> visit.page().context().close());
        var faults = open.stream().flatMap(visit -> visit.faults().stream()).toList();
        open.clear();
        if (failed) {
            faults.forEach(fault -> System.err.println("Fault met on the way: " + fault));
        } else {
            assertThat(faults).as("faults that the browser met").isEmpty();
        }
    }

    private Visit begin(Browser.NewContextOptions options) {
        var context = browser.newContext(options);
        context.setDefaultTimeout(30_000);
        context.setDefaultNavigationTimeout(60_000);
        var visit = new Visit(context.newPage(), console.address());
        open.add(visit);
        return visit;
    }

    private Browser.NewContextOptions desk() {
        return new Browser.NewContextOptions()
                .setBaseURL(console.address().toString())
                .setLocale("en-GB")
                .setTimezoneId("Europe/London")
                .setColorScheme(ColorScheme.LIGHT)
                .setViewportSize(1280, 800);
    }
}
