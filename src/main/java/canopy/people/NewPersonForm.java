package canopy.people;

import canopy.values.Dna;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A person to be added. An empty branch is the whole tree.
 *
 * @param password of whoever adds, once more, where the last proof is too old
 */
record NewPersonForm(
        @NotBlank(message = "{people.name.missing}") @Size(max = 100, message = "{people.name.long}") @Nullable
        String name,

        @NotBlank(message = "{people.email.missing}")
        @Email(message = "{people.email.invalid}")
        @Size(max = 254, message = "{people.email.long}")
        @Nullable
        String email,

        @NotBlank(message = "{people.role.missing}")
        @Pattern(regexp = PersonForm.ROLE, message = "{people.role.missing}")
        @Nullable
        String role,

        @Pattern(regexp = PersonForm.BRANCH, message = "{people.branch.invalid}")
        @Size(max = 4000, message = "{people.branch.invalid}")
        @Nullable
        String branch,

        @Nullable String password) {

    /** The least role comes first: nobody is made an owner by a click too few. */
    static final NewPersonForm EMPTY = new NewPersonForm("", "", Role.AUDITOR.name(), "", null);

    NewPersonForm {
        branch = branch == null ? "" : branch.strip();
    }

    Role chosenRole() {
        return Role.valueOf(String.valueOf(role));
    }

    Dna dna() {
        return PersonForm.dna(branch);
    }

    /** Without the password, wherever it might be written. */
    @Override
    public String toString() {
        return "NewPersonForm[" + name + ", " + email + ", " + role + ", " + branch + "]";
    }
}
