package canopy.billing;

import canopy.ledger.Span;
import canopy.values.AccountId;
import canopy.values.UpstreamDay;
import org.jspecify.annotations.Nullable;

/**
 * Writes the addresses that lead on from a bill, each keeping what the present one says.
 *
 * @param address with nothing in it that means nothing
 */
record BillLinks(BillAddress address) {

    String here() {
        return address.href();
    }

    String preset(Preset preset) {
        return address.with("preset", preset == Preset.MONTH ? "" : preset.key(), "from", "", "to", "", "page", "")
                .href();
    }

    String by(By by) {
        return address.with("by", by.key(), "page", "", "sort", "").href();
    }

    /** One account alone, by model. */
    String account(AccountId id) {
        return narrowed("account", id.toString());
    }

    /** An account with everything below it. */
    String branch(AccountId head) {
        return address.with("branch", head.toString(), "account", "", "model", "", "by", "", "page", "", "sort", "")
                .href();
    }

    String model(String model) {
        return narrowed("model", model);
    }

    /** One day: by account, or by model where the account is chosen already. */
    String day(UpstreamDay day) {
        return days(Span.of(day));
    }

    String days(Span span) {
        return address.with(
                        "preset",
                        "",
                        "from",
                        span.from().toString(),
                        "to",
                        span.to().toString(),
                        "by",
                        span.length() == 1 && address.model().isEmpty() ? "" : address.by(),
                        "page",
                        "")
                .href();
    }

    /** The same bill with the model, the account or the branch no longer chosen. */
    String without(String... parameters) {
        BillAddress wider = address.with("by", "", "page", "", "sort", "");
        for (String parameter : parameters) {
            wider = wider.with(parameter, "");
        }
        return wider.href();
    }

    String exact(boolean exact) {
        return address.with("exact", exact ? "true" : "").href();
    }

    /** The list by this column, largest first; the other way round where it is sorted so already. */
    String sortedBy(String column, BillCriteria.Sorting present) {
        boolean descends = !column.equals("name");
        boolean turned = present.column().equals(column) && present.descending() == descends;
        return address.with("sort", (descends != turned ? "-" : "") + column, "page", "")
                .href();
    }

    String page(int page) {
        return address.with("page", page == 1 ? "" : String.valueOf(page)).href();
    }

    String size(int size) {
        return address.with("size", String.valueOf(size), "page", "").href();
    }

    String file(String path, @Nullable String detail) {
        String href = address.with("page", "", "size", "", "exact", "").href(path);
        return detail == null ? href : href + (href.contains("?") ? "&" : "?") + "detail=" + detail;
    }

    String statement() {
        return address.with("by", "", "sort", "", "page", "", "size", "").href(BillAddress.PATH + "/statement");
    }

    String corrections() {
        return address.with("page", "", "size", "").href(CorrectionsController.PATH);
    }

    private String narrowed(String parameter, String value) {
        return address.with(parameter, value, "by", "", "page", "", "sort", "").href();
    }
}
