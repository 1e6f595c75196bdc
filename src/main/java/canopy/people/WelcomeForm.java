package canopy.people;

import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

/** A password for a person whom an owner added. */
record WelcomeForm(
        @NotEmpty @Nullable String token,

        @NotEmpty(message = "{people.password.missing}") @Nullable
        String password) {

    @Override
    public String toString() {
        return "WelcomeForm[…]";
    }
}
