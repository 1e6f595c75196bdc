package canopy.faults;

import canopy.support.Browser.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import org.jsoup.nodes.Element;

/** What the page of an intent tells a person, in the words that the person reads. */
final class JournalPage {

    private static final Set<String> ENDS = Set.of("done", "rejected", "not-applied", "needs-human");
    private static final Properties WORDS = words();

    private JournalPage() {}

    /** The state that the page names: the state's name in lower case with hyphens. */
    static String state(Page page) {
        String label = page.document().select("dt").stream()
                .filter(term -> term.text().equals(WORDS.getProperty("journal.state")))
                .map(Element::nextElementSibling)
                .map(Element::text)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("No state on " + page.answer().uri() + ": " + page.text()));
        return WORDS.stringPropertyNames().stream()
                .filter(key -> key.startsWith("journal.state.")
                        && WORDS.getProperty(key).equals(label))
                .map(key -> key.substring("journal.state.".length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No state is called " + label));
    }

    static boolean isSettled(Page page) {
        return ENDS.contains(state(page));
    }

    /** Whether it says that not all of the change has come out as asked. */
    static boolean saysPartly(Page page) {
        return page.text().contains(WORDS.getProperty("journal.partly"));
    }

    private static Properties words() {
        Properties words = new Properties();
        try (InputStream in = JournalPage.class.getResourceAsStream("/messages/journal.properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return words;
    }
}
