package canopy.dashboard;

import canopy.values.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the operation log means.
 *
 * @param problems the parameters that mean nothing; where there are any, the rest is not to be used
 */
record LogsCriteria(
        @Nullable String action,
        @Nullable AccountId target,
        @Nullable String status,
        int page,
        List<String> problems) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:-]{1,60}");
    private static final Pattern PAGE = Pattern.compile("[1-9][0-9]{0,4}");

    /** @param accounts finds an account that the viewer may see, by id or name */
    static LogsCriteria of(LogsAddress address, Function<String, Optional<AccountId>> accounts) {
        List<String> problems = new ArrayList<>();
        AccountId target = address.account().isEmpty()
                ? null
                : accounts.apply(address.account()).orElse(null);
        if (target == null && !address.account().isEmpty()) {
            problems.add("account");
        }
        boolean page = address.page().isEmpty() || PAGE.matcher(address.page()).matches();
        if (!page) {
            problems.add("page");
        }
        return new LogsCriteria(
                word("action", address.action(), problems),
                target,
                word("status", address.status(), problems),
                page && !address.page().isEmpty() ? Integer.parseInt(address.page()) : 1,
                problems);
    }

    private static @Nullable String word(String field, String text, List<String> problems) {
        if (text.isEmpty()) {
            return null;
        }
        if (!WORD.matcher(text).matches()) {
            problems.add(field);
            return null;
        }
        return text;
    }
}
