package canopy.people;

import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

/** A change of one's own password. */
record PasswordForm(
        @NotEmpty(message = "{people.password.current.missing}") @Nullable
        String current,

        @NotEmpty(message = "{people.password.missing}") @Nullable
        String password) {

    @Override
    public String toString() {
        return "PasswordForm[…]";
    }
}
