package canopy.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;

/** Pictures of a page for people to look at, in the folder that the build names. */
record Pictures(Page page) {

    private static final Path FOLDER = Path.of(System.getProperty("canopy.screenshots", "target/screenshots"));
    private static final int NARROW = 320;

    /** Writes {@code name-light.png}, {@code name-dark.png} and {@code name-320.png}. */
    void take(String name) {
        var window = page.viewportSize();
        take(name + "-light", ColorScheme.LIGHT);
        take(name + "-dark", ColorScheme.DARK);
        page.setViewportSize(NARROW, window.height);
        take(name + "-320", ColorScheme.LIGHT);
        // WCAG 1.4.10: reading must not need scrolling in two directions.
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s in a window of %d px", page.url(), NARROW)
                .isLessThanOrEqualTo(NARROW);
        page.setViewportSize(window.width, window.height);
    }

    /** Prints the page to {@code name.pdf}, on A4. */
    Sheets print(String name) {
        var sheets = Sheets.of(page.pdf(
                new Page.PdfOptions().setFormat("A4").setPrintBackground(true).setPath(FOLDER.resolve(name + ".pdf"))));
        assertThat(sheets.a4()).as("each sheet of %s is A4", name).isTrue();
        return sheets;
    }

    private void take(String name, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(FOLDER.resolve(name + ".png")));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
}
