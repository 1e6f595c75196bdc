package canopy.billing;

import canopy.ledger.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The address of two bills side by side as somebody typed it. Absent and empty are the same.
 *
 * @param from the first day of the one, and likewise its last
 * @param beforeFrom the first day of the other that it is compared with, and likewise its last
 * @param by {@code account} or {@code model}
 * @param branch an account with everything below it: its id, or the path of the branch
 */
record CompareAddress(
        String from, String to, String beforeFrom, String beforeTo, String by, String branch, String page) {

    static final String PATH = BillAddress.PATH + "/compare";

    @SuppressWarnings("NullAway") // Spring hands in null for an absent parameter.
    CompareAddress {
        from = text(from);
        to = text(to);
        beforeFrom = text(beforeFrom);
        beforeTo = text(beforeTo);
        by = text(by);
        branch = text(branch);
        page = text(page);
    }

    static CompareAddress of(BillAddress bill, Span span, Span before) {
        return new CompareAddress(
                span.from().toString(),
                span.to().toString(),
                before.from().toString(),
                before.to().toString(),
                "",
                bill.branch(),
                "");
    }

    /** The same, with what the lines are or the page changed. */
    CompareAddress by(String by) {
        return new CompareAddress(from, to, beforeFrom, beforeTo, by, branch, "");
    }

    CompareAddress page(int page) {
        return new CompareAddress(from, to, beforeFrom, beforeTo, by, branch, page == 1 ? "" : String.valueOf(page));
    }

    Map<String, String> parameters() {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("from", from);
        said.put("to", to);
        said.put("beforeFrom", beforeFrom);
        said.put("beforeTo", beforeTo);
        said.put("by", by);
        said.put("branch", branch);
        said.put("page", page);
        said.values().removeIf(String::isEmpty);
        return said;
    }

    String href() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(PATH);
        Map<String, String> parameters = parameters();
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(parameters).toUriString();
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "").strip();
    }
}
