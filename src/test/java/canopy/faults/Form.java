package canopy.faults;

import canopy.support.Browser;
import canopy.support.Browser.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** A form of a page as a browser would send it: what is filled in already, and what a person types over it. */
record Form(String action, Map<String, String> fields) {

    /** The form that carries an intent: each writing page has one. */
    static Form on(Page page) {
        Element intent = page.document().selectFirst("form input[name=intent]");
        if (intent == null) {
            throw new AssertionError("No form with an intent in the answer " + page.status() + " to "
                    + page.answer().uri() + ": " + page.document().body().text());
        }
        Element form = intent.closest("form");
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element control : form.select("input[name], select[name], textarea[name]")) {
            if (isSent(control)) {
                fields.put(control.attr("name"), value(control));
            }
        }
        String action = form.attr("action");
        return new Form(action.isEmpty() ? page.path() : action, fields);
    }

    /** Goes the way of a person to the last button: opens the page, types, checks. */
    static Form confirmation(Browser browser, String path, Map<String, String> typed) {
        Page check = on(browser.get(path)).typing(typed).send(browser);
        if (!asksToConfirm(check)) {
            throw new AssertionError("No check page but " + check.status() + " for " + path + ": " + check.text());
        }
        return on(check).confirming();
    }

    static boolean isOn(Page page) {
        return page.document().selectFirst("form input[name=intent]") != null;
    }

    static boolean asksToConfirm(Page page) {
        return page.status() == 200 && page.document().selectFirst("button[name=confirmed]") != null;
    }

    /** The last button. Where a loaded machine took longer than a proof of identity lasts, it asks for it again. */
    Form confirming() {
        Form confirmed = typing(Map.of("confirmed", "true"));
        return fields.containsKey("password") ? confirmed.typing(Map.of("password", DrillGround.PASSWORD)) : confirmed;
    }

    String intent() {
        return fields.get("intent");
    }

    Form typing(Map<String, String> typed) {
        Map<String, String> filled = new LinkedHashMap<>(fields);
        filled.putAll(typed);
        return new Form(action, filled);
    }

    /** Sends it without following where the answer leads. */
    Page send(Browser browser) {
        List<String> namesAndValues = new ArrayList<>();
        fields.forEach((name, value) -> {
            namesAndValues.add(name);
            namesAndValues.add(value);
        });
        return browser.post(action, namesAndValues);
    }

    private static boolean isSent(Element control) {
        String type = control.attr("type");
        boolean choice = type.equals("checkbox") || type.equals("radio");
        return !control.hasAttr("disabled")
                && !type.equals("submit")
                && !type.equals("button")
                && (!choice || control.hasAttr("checked"));
    }

    private static String value(Element control) {
        return switch (control.normalName()) {
            case "textarea" -> control.wholeText();
            case "select" -> {
                Element chosen = control.selectFirst("option[selected]");
                Element first = chosen == null ? control.selectFirst("option") : chosen;
                yield first == null ? "" : first.attr("value");
            }
            default ->
                control.hasAttr("value") || !control.attr("type").equals("checkbox") ? control.attr("value") : "on";
        };
    }
}
