package canopy.faults;

import canopy.support.Browser;
import canopy.support.Browser.Page;
import java.util.List;

/**
 * What the page of the owner key tells a person.
 *
 * @param key as it is shown
 * @param answer what the gateway says to it, in the page's words
 */
record OwnerKeyPage(String key, String answer) {

    static OwnerKeyPage of(Browser browser) {
        Page page = browser.get("/owner-key");
        while (!page.document().select("#standing [data-asking]").isEmpty()) {
            page = browser.get("/owner-key");
        }
        if (page.status() != 200) {
            throw new AssertionError("The page of the owner key answered " + page.status() + ": " + page.text());
        }
        var facts = page.document().select("#standing dl.facts").first();
        return new OwnerKeyPage(
                facts.select("code").text(), facts.select("[data-status]").text());
    }

    /** Types another key in, and proves who does so. */
    static Page replace(Browser browser, String key) {
        Page form = browser.get("/owner-key/replacement");
        String token = form.document()
                .select("form[action$=replacement] input[name=_csrf]")
                .first()
                .val();
        return browser.post(
                "/owner-key/replacement", List.of("_csrf", token, "ownerKey", key, "password", DrillGround.PASSWORD));
    }

    /** What it has to tell when the console uses the key that opens the account. */
    static OwnerKeyPage accepted(String key) {
        return new OwnerKeyPage(masked(key), "accepts it");
    }

    static OwnerKeyPage refused(String key) {
        return new OwnerKeyPage(masked(key), "does not accept it");
    }

    private static String masked(String key) {
        return "sk-Xvs…" + key.substring(key.length() - 4);
    }
}
