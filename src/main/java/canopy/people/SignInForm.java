package canopy.people;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** @param next the path asked for before signing in */
record SignInForm(
        @NotBlank(message = "{people.sign-in.username.missing}")
        @Size(max = 254, message = "{people.email.long}")
        @Nullable
        String username,

        @NotEmpty(message = "{people.sign-in.password.missing}")
        @Size(max = 2 * PasswordRules.LONGEST, message = "{people.password.long}")
        @Nullable
        String password,

        @Nullable String next) {

    @Override
    public String toString() {
        return "SignInForm[username=" + username + ", password=…]";
    }
}
