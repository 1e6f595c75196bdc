package canopy.funding;

import canopy.journal.IntentId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody typed to move credit, as it was typed. */
record CreditForm(
        @Nullable String intent,
        @Nullable String direction,
        @Nullable String creditGranted,
        @Nullable String days,
        @Nullable String reason,
        @Nullable String confirmed,
        @Nullable String back,
        @Nullable String password) {

    static CreditForm empty(int days) {
        return new CreditForm(
                IntentId.fresh().value(), Direction.TOP_UP.key(), null, Integer.toString(days), null, null, null, null);
    }

    /** The same for another attempt: an intent that has ended is not begun again. */
    CreditForm again() {
        return new CreditForm(IntentId.fresh().value(), direction, creditGranted, days, reason, null, null, null);
    }

    boolean isConfirmed() {
        return confirmed != null;
    }

    boolean isBack() {
        return back != null;
    }

    /** Everything but the password, for the page that asks whether to go on. */
    Map<String, String> typed() {
        Map<String, String> typed = new LinkedHashMap<>();
        put(typed, "intent", intent);
        put(typed, "direction", direction);
        put(typed, "creditGranted", creditGranted);
        put(typed, "days", days);
        put(typed, "reason", reason);
        return typed;
    }

    private static void put(Map<String, String> typed, String name, @Nullable String value) {
        typed.put(name, value == null ? "" : value);
    }
}
