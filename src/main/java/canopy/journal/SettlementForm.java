package canopy.journal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a person says became of an intent.
 *
 * @param outcome {@code done} or {@code not-applied}
 * @param reason how the person knows
 */
record SettlementForm(String outcome, String reason) {

    static final SettlementForm EMPTY = new SettlementForm("", "");

    @SuppressWarnings("NullAway") // Spring hands in null for an absent parameter.
    SettlementForm {
        outcome = text(outcome);
        reason = text(reason);
    }

    @Nullable
    State state() {
        return switch (outcome) {
            case "done" -> State.DONE;
            case "not-applied" -> State.NOT_APPLIED;
            default -> null;
        };
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "").strip();
    }
}
