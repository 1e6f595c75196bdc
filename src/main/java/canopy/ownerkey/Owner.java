package canopy.ownerkey;

import canopy.values.AccountId;
import org.jspecify.annotations.Nullable;

/** The account whose key it is. */
record Owner(AccountId id, @Nullable String name) {

    /** What people call it, and what they type to confirm. */
    public String title() {
        return name == null || name.isBlank() ? id.toString() : name;
    }
}
