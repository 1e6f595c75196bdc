package canopy.manage;

import canopy.values.AccountId;
import canopy.values.Dna;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of {@code /x-users} and {@code /x-dna}; null leaves one out. Whether name and e-mail match exactly
 * or in part is not documented, and the values of {@code order} are not either: it is sent as given.
 */
public record AccountFilter(
        @Nullable AccountId id,
        @Nullable String name,
        @Nullable String email,
        @Nullable Long level,
        @Nullable Dna dna,
        @Nullable String order) {

    public static final AccountFilter NONE = new AccountFilter(null, null, null, null, null, null);

    public static AccountFilter byName(String name) {
        return new AccountFilter(null, name, null, null, null, null);
    }

    public static AccountFilter byEmail(String email) {
        return new AccountFilter(null, null, email, null, null, null);
    }

    public static AccountFilter within(Dna branch) {
        return new AccountFilter(null, null, null, null, branch, null);
    }
}
