package canopy.people;

import org.jspecify.annotations.Nullable;

/**
 * A form that is one button.
 *
 * @param password once more, where the last proof is too old
 */
record ProofForm(@Nullable String password) {

    /** Without the password, wherever it might be written. */
    @Override
    public String toString() {
        return "ProofForm[]";
    }
}
