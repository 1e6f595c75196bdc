package canopy.subaccounts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The list's address as somebody typed it: every parameter as text, nothing lost, so that a mistake can be shown where
 * it was made. Absent and empty are the same.
 *
 * @param q words that must all occur in id, name, alias, e-mail or DNA path
 * @param view {@code list} or {@code tree}
 * @param sort a column, with a leading minus for descending
 * @param open ids of the branches that stand open in the tree, joined by dots
 */
record ListAddress(
        String q,
        String view,
        String level,
        String status,
        String branch,
        String attention,
        String sort,
        String page,
        String size,
        String open) {

    static final List<String> PARAMETERS =
            List.of("q", "view", "level", "status", "branch", "attention", "sort", "page", "size", "open");

    @SuppressWarnings("NullAway") // Spring hands in null for an absent parameter.
    ListAddress {
        q = text(q);
        view = text(view);
        level = text(level);
        status = text(status);
        branch = text(branch);
        attention = text(attention);
        sort = text(sort);
        page = text(page);
        size = text(size);
        open = text(open);
    }

    /** The same address with one parameter changed, back on the first page unless that is what changes. */
    ListAddress with(String parameter, String value) {
        return new ListAddress(
                parameter.equals("q") ? value : q,
                parameter.equals("view") ? value : view,
                parameter.equals("level") ? value : level,
                parameter.equals("status") ? value : status,
                parameter.equals("branch") ? value : branch,
                parameter.equals("attention") ? value : attention,
                parameter.equals("sort") ? value : sort,
                parameter.equals("page") ? value : parameter.equals("open") ? page : "",
                parameter.equals("size") ? value : size,
                parameter.equals("open") ? value : open);
    }

    /** Whether anything narrows the list. */
    public boolean isFiltered() {
        return Stream.of(q, level, status, branch, attention).anyMatch(StringUtils::hasText);
    }

    /** The parameters that say something, in the order in which addresses are written. */
    Map<String, String> parameters() {
        List<String> values = List.of(q, view, level, status, branch, attention, sort, page, size, open);
        Map<String, String> said = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isEmpty()) {
                said.put(PARAMETERS.get(i), values.get(i));
            }
        }
        return said;
    }

    /** The address below the given path, without the parameters that say nothing. */
    String href(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Map<String, String> parameters = parameters();
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(parameters).toUriString();
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "").strip();
    }
}
