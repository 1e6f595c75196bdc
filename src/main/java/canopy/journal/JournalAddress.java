package canopy.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The journal's address as somebody typed it: every parameter as text, so that a mistake can be shown where it was made.
 * Absent and empty are the same.
 *
 * @param account an account's id, or part of its name
 * @param person part of a person's name
 * @param from the first day, on the upstream's clock, such as 2026-11-21
 * @param to the last day
 */
record JournalAddress(String account, String person, String kind, String state, String from, String to, String page) {

    static final String PATH = "/journal";

    private static final List<String> PARAMETERS = List.of("account", "person", "kind", "state", "from", "to", "page");

    @SuppressWarnings("NullAway") // Spring hands in null for an absent parameter.
    JournalAddress {
        account = text(account);
        person = text(person);
        kind = text(kind);
        state = text(state);
        from = text(from);
        to = text(to);
        page = text(page);
    }

    /** Whether anything narrows the list. */
    public boolean isFiltered() {
        return parameters().keySet().stream().anyMatch(name -> !name.equals("page"));
    }

    /** The parameters that say something, in the order in which addresses are written. */
    public Map<String, String> parameters() {
        List<String> values = List.of(account, person, kind, state, from, to, page);
        Map<String, String> said = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isEmpty()) {
                said.put(PARAMETERS.get(i), values.get(i));
            }
        }
        return said;
    }

    /** What is filtered, without the page. */
    public Map<String, String> filters() {
        Map<String, String> filters = parameters();
        filters.remove("page");
        return filters;
    }

    public String onPage(int number) {
        Map<String, String> parameters = filters();
        if (number > 1) {
            parameters.put("page", String.valueOf(number));
        }
        return href(PATH, parameters);
    }

    public String csv() {
        return href(PATH + ".csv", filters());
    }

    private static String href(String path, Map<String, String> parameters) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(parameters).toUriString();
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "").strip();
    }
}
