package canopy.dashboard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The address of the operation log as somebody typed it. Absent and empty are the same.
 *
 * @param action such as {@code add_user}; an open set
 * @param account an account's id or its exact name
 * @param status such as {@code success}; an open set
 */
record LogsAddress(String action, String account, String status, String page) {

    static final String PATH = "/logs";

    @SuppressWarnings("NullAway") // Spring hands in null for an absent parameter.
    LogsAddress {
        action = text(action);
        account = text(account);
        status = text(status);
        page = text(page);
    }

    public boolean isFiltered() {
        return !filters().isEmpty();
    }

    /** The parameters that say something, without the page. */
    public Map<String, String> filters() {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("action", action);
        said.put("account", account);
        said.put("status", status);
        said.values().removeIf(String::isEmpty);
        return said;
    }

    public String onPage(int number) {
        Map<String, String> parameters = filters();
        if (number > 1) {
            parameters.put("page", String.valueOf(number));
        }
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(PATH);
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(parameters).toUriString();
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "").strip();
    }
}
