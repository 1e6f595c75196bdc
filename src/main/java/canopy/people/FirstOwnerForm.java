package canopy.people;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Who the first owner is. */
record FirstOwnerForm(
        @NotEmpty @Nullable String token,

        @NotBlank(message = "{people.name.missing}") @Size(max = 100, message = "{people.name.long}") @Nullable
        String name,

        @NotBlank(message = "{people.email.missing}")
        @Email(message = "{people.email.invalid}")
        @Size(max = 254, message = "{people.email.long}")
        @Nullable
        String email,

        @NotEmpty(message = "{people.password.missing}") @Nullable
        String password) {

    @Override
    public String toString() {
        return "FirstOwnerForm[name=" + name + ", email=" + email + ", …]";
    }
}
