package canopy.editing;

import canopy.people.Right;

/** Settings that belong together, and who may change them. */
enum Group {
    PROFILE("profile", Right.EDIT_PROFILE),
    /** Support suspends and resumes on that page of its own, which asks for a reason. */
    STATE("state", Right.EDIT_PROFILE),
    LIMITS("limits", Right.EDIT_LIMITS),
    RATE_LIMITS("rateLimits", Right.EDIT_LIMITS),
    ACCESS("access", Right.EDIT_LIMITS),
    MODELS("models", Right.EDIT_LIMITS),
    ROUTING("routing", Right.EDIT_ROUTING);

    private final String key;
    private final Right right;

    Group(String key, Right right) {
        this.key = key;
        this.right = right;
    }

    /** The group in keys of messages and as the id of its heading. */
    public String key() {
        return key;
    }

    Right right() {
        return right;
    }
}
