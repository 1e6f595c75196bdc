package canopy.people;

import canopy.values.Dna;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an owner may change of a person. An empty branch is the whole tree; an empty language leaves it to the browser.
 *
 * @param password of the owner, once more, where the last proof is too old
 */
record PersonForm(
        @NotBlank(message = "{people.role.missing}")
        @Pattern(regexp = PersonForm.ROLE, message = "{people.role.missing}")
        @Nullable
        String role,

        @Pattern(regexp = PersonForm.BRANCH, message = "{people.branch.invalid}")
        @Size(max = 4000, message = "{people.branch.invalid}")
        @Nullable
        String branch,

        @Pattern(regexp = LanguageForm.OFFERED, message = "{people.language.unknown}") @Nullable
        String language,

        @Nullable String password) {

    static final String ROLE = "OWNER|RESELLER|SUPPORT|FINANCE|AUDITOR|";
    // Possessive: a loop that may give back takes a frame of the stack for each id that somebody typed.
    static final String BRANCH = "(?:\\.(?:[1-9][0-9]{0,18}\\.)*+)?";

    PersonForm {
        branch = branch == null ? "" : branch.strip();
    }

    static PersonForm of(Person person) {
        return new PersonForm(
                person.role().name(),
                person.branch().path(),
                person.language() == null ? "" : person.language().toLanguageTag(),
                null);
    }

    Role chosenRole() {
        return Role.valueOf(String.valueOf(role));
    }

    Dna dna() {
        return dna(branch);
    }

    @Nullable
    Locale locale() {
        return LanguageForm.locale(language);
    }

    static Dna dna(@Nullable String typed) {
        return typed == null || typed.isEmpty() ? Dna.WHOLE_TREE : Dna.valueOf(typed);
    }

    /** Without the password, wherever it might be written. */
    @Override
    public String toString() {
        return "PersonForm[" + role + ", " + branch + ", " + language + "]";
    }
}
