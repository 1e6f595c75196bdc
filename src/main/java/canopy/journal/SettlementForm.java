package canopy.journal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a person says became of an intent.
 *
 * @param outcome {@code done} or {@code not-applied}
 * @param reason how the person knows
 * @param password once more, where the last proof is too old
 */
record SettlementForm(
        String outcome, String reason, @Nullable String password) {

    static final SettlementForm EMPTY = new SettlementForm("", "", null);

    @SuppressWarnings("NullAway") // Spring hands in null for an absent parameter.
    SettlementForm {
        outcome = Objects.requireNonNullElse(outcome, "");
        reason = Objects.requireNonNullElse(reason, "");
    }

    @Nullable
    State state() {
        return switch (outcome) {
            case "done" -> State.DONE;
            case "not-applied" -> State.NOT_APPLIED;
            default -> null;
        };
    }

    /** Without the password, wherever it might be written. */
    @Override
    public String toString() {
        return "SettlementForm[" + outcome + ", " + reason + "]";
    }
}
