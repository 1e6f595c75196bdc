package canopy.billing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A bill's address as somebody typed it: every parameter as text, nothing lost, so that a mistake can be shown where it
 * was made. Absent and empty are the same.
 *
 * @param preset the name of a period, such as {@code last-month}; instead of days
 * @param from the first day on the upstream's clock, such as 2026-11-01
 * @param to the last day
 * @param by {@code day}, {@code model} or {@code account}
 * @param branch an account with everything below it: its id, or the path of the branch
 * @param account one account without what is below it
 * @param sort a column of the accounts, with a leading minus for descending
 * @param exact {@code true} for amounts to the last digit
 */
record BillAddress(
        String preset,
        String from,
        String to,
        String by,
        String branch,
        String account,
        String model,
        String sort,
        String page,
        String size,
        String exact) {

    static final String PATH = "/billing";

    @SuppressWarnings("NullAway") // Spring hands in null for an absent parameter.
    BillAddress {
        preset = text(preset);
        from = text(from);
        to = text(to);
        by = text(by);
        branch = text(branch);
        account = text(account);
        model = text(model);
        sort = text(sort);
        page = text(page);
        size = text(size);
        exact = text(exact);
    }

    /** The parameters that say something, in the order in which addresses are written. */
    public Map<String, String> parameters() {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("preset", preset);
        said.put("from", from);
        said.put("to", to);
        said.put("by", by);
        said.put("branch", branch);
        said.put("account", account);
        said.put("model", model);
        said.put("sort", sort);
        said.put("page", page);
        said.put("size", size);
        said.put("exact", exact);
        said.values().removeIf(String::isEmpty);
        return said;
    }

    /** What the form for days and branch has no field for, and must not lose. */
    public Map<String, String> kept() {
        BillAddress kept =
                with("preset", "", "from", "", "to", "", "page", "", account.isEmpty() ? "branch" : "page", "");
        return kept.parameters();
    }

    /** The same address with some parameters changed: names and values in turn; an empty value takes one away. */
    BillAddress with(String... changes) {
        Map<String, String> changed = parameters();
        for (int i = 0; i < changes.length; i += 2) {
            changed.put(changes[i], changes[i + 1]);
        }
        return of(changed);
    }

    public String href() {
        return href(PATH);
    }

    /** The address below the given path, without the parameters that say nothing. */
    String href(String path) {
        Map<String, String> parameters = parameters();
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(parameters).toUriString();
    }

    private static BillAddress of(Map<String, String> said) {
        return new BillAddress(
                said.getOrDefault("preset", ""),
                said.getOrDefault("from", ""),
                said.getOrDefault("to", ""),
                said.getOrDefault("by", ""),
                said.getOrDefault("branch", ""),
                said.getOrDefault("account", ""),
                said.getOrDefault("model", ""),
                said.getOrDefault("sort", ""),
                said.getOrDefault("page", ""),
                said.getOrDefault("size", ""),
                said.getOrDefault("exact", ""));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "").strip();
    }
}
