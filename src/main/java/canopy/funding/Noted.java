package canopy.funding;

import canopy.manage.LogEntry;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What upstream's log says of movements of one amount.
 *
 * @param readable whether upstream shows its log
 * @param ours whether an entry bears our mark
 * @param matching how many successful ones are of exactly that amount
 * @param possible how many do not tell their amount
 */
record Noted(boolean readable, boolean ours, int matching, int possible) {

    static final Noted NOTHING_SHOWN = new Noted(false, false, 0, 0);

    private static final String MOVEMENT = "recharge_user";
    private static final Pattern CREDIT = Pattern.compile(
            "credit_?granted\"?\\s*[:=]\\s*\"?(-?[0-9]{1,40}(?:\\.[0-9]{1,40})?)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER =
            Pattern.compile("(?<![0-9.\\w-])-?[0-9]{1,40}(?:\\.[0-9]{1,40})?(?![0-9\\w])");

    /** @param amount as it was sent, less than zero for a claw-back */
    static Noted of(List<LogEntry> entries, BigDecimal amount, String reference) {
        boolean ours = false;
        int matching = 0;
        int possible = 0;
        for (LogEntry entry : entries) {
            if (!succeeded(entry)) {
                continue;
            }
            String details = entry.details() == null ? "" : entry.details();
            ours |= details.contains(reference);
            Matcher credit = CREDIT.matcher(details);
            if (credit.find()) {
                matching += isAmount(credit.group(1), amount) ? 1 : 0;
            } else if (MOVEMENT.equals(entry.action())) {
                boolean named = NUMBER.matcher(details).results().anyMatch(found -> isAmount(found.group(), amount));
                matching += named ? 1 : 0;
                possible += named ? 0 : 1;
            }
        }
        return new Noted(true, ours, matching, possible);
    }

    boolean isSilent() {
        return readable && !ours && matching == 0 && possible == 0;
    }

    boolean isExactlyOne() {
        return readable && matching == 1 && possible == 0;
    }

    private static boolean succeeded(LogEntry entry) {
        @Nullable String status = entry.status();
        return status == null || status.equalsIgnoreCase("success");
    }

    private static boolean isAmount(String digits, BigDecimal amount) {
        // A text may give the size of a claw-back without its sign.
        BigDecimal number = new BigDecimal(digits);
        return number.compareTo(amount) == 0 || number.compareTo(amount.abs()) == 0;
    }
}
