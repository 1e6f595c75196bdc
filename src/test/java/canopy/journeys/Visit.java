package canopy.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One person's visit: a page, and every fault that the browser met on it. Faults are script errors, messages on the
 * console at the level of an error (refusals by the content security policy among them), requests that failed, and
 * requests that left the console's origin.
 */
final class Visit {

    private static final int STOPS_AT_MOST = 200;

    private final Page page;
    private final URI console;
    private final List<String> faults = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    Visit(Page page, URI console) {
        this.page = page;
        this.console = console;
        page.onPageError(error -> faults.add("script error on " + page.url() + ": " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                faults.add("console error on " + page.url() + ": " + message.text() + " (" + message.location() + ")");
            }
        });
        page.onRequest(this::noteWhereItGoes);
        page.onRequestFailed(this::noteThatItFailed);
    }

    Page page() {
        return page;
    }

    /** Opens a page of the console by its path. */
    Visit open(String path) {
        page.navigate(path);
        return this;
    }

    /** Signs in with the sandbox's one-click button for a role: {@code owner}, {@code reseller}, {@code finance}. */
    Visit signInAs(String role) {
        open("/sign-in");
        page.locator("form[action$='/sign-in/as/" + role + "'] button").click();
        page.waitForURL(url -> !url.contains("/sign-in"));
        return this;
    }

    /** A fault that this journey brings about on purpose, such as the browser's remark on a 422. */
    Visit expectFault(String regex) {
        expected.add(Pattern.compile(regex));
        return this;
    }

    List<String> faults() {
        return faults.stream()
                .filter(fault -> expected.stream()
                        .noneMatch(pattern -> pattern.matcher(fault).find()))
                .toList();
    }

    /** Presses Tab until the element has the focus, as somebody without a mouse does, and then the given key. */
    Visit press(String key, Locator element) {
        for (var stops = 0; stops < STOPS_AT_MOST; stops++) {
            if ((boolean) element.evaluate("element => element === document.activeElement")) {
                assertThat((boolean) element.evaluate("element => element.matches(':focus-visible')"))
                        .as("the focus can be seen on %s", element)
                        .isTrue();
                page.keyboard().press(key);
                return this;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError(element + " is out of reach of the Tab key");
    }

    /** Runs axe on the page as it stands, in light and in dark, and fails with what it found. */
    Visit isAccessible() {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            var findings = new AxeBuilder(page)
                    .analyze().getViolations().stream()
                            .map(rule -> rule.getId() + ": " + rule.getHelp() + " at "
                                    + rule.getNodes().stream()
                                            .map(node -> node.getTarget() + " " + node.getHtml())
                                            .toList())
                            .toList();
            assertThat(findings)
                    .as("what axe finds on %s in %s colours", page.url(), scheme)
                    .isEmpty();
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return this;
    }

    /** Keeps pictures of the whole page in light, in dark and at 320 px, where nothing may stick out. */
    Visit isPictured(String name) {
        new Pictures(page).take(name);
        return this;
    }

    /** Prints the page to a PDF beside the pictures. */
    Visit isPrinted(String name) {
        new Pictures(page).print(name);
        return this;
    }

    /** Prints the page likewise, and tells what stands on the sheets. */
    Sheets printed(String name) {
        return new Pictures(page).print(name);
    }

    private void noteWhereItGoes(Request request) {
        var target = request.url();
        if (!target.startsWith(console + "/") && !target.startsWith("data:") && !target.startsWith("about:")) {
            faults.add("request off the console's origin: " + target);
        }
    }

    private void noteThatItFailed(Request request) {
        // Left behind by a newer search, by a page that was left or by a download: the browser's doing, not a fault.
        if (!"net::ERR_ABORTED".equals(request.failure())) {
            faults.add("request failed: " + request.method() + " " + request.url() + ": " + request.failure());
        }
    }
}
