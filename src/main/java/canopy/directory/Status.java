package canopy.directory;

import canopy.manage.Subaccount;

/** Whether an account may call models, as far as upstream says: its two flags in one word. Suspended wins. */
public enum Status {
    ENABLED,
    DISABLED,
    SUSPENDED,
    UNKNOWN;

    static Status of(Subaccount.State state) {
        if (Boolean.TRUE.equals(state.suspended())) {
            return SUSPENDED;
        }
        if (state.enabled() == null) {
            return UNKNOWN;
        }
        return state.enabled() ? ENABLED : DISABLED;
    }
}
