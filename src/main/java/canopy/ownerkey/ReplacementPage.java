package canopy.ownerkey;

import canopy.people.Complaint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /owner-key/replacement}.
 *
 * @param owner whose key it has to be; null before upstream was ever heard
 * @param masked the key in use
 * @param given the given key as people recognise it, when it is not the one in use; else null
 * @param busy whether a rotation is just being made: until it has been answered, no other key is put to use
 * @param asksForPassword whether the last proof of who reads this is too old
 */
record ReplacementPage(
        @Nullable Owner owner,
        String masked,
        @Nullable String given,
        boolean fromFile,
        boolean busy,
        List<Complaint> errors,
        boolean asksForPassword) {

    public @Nullable String error(String field) {
        return Complaint.about(field, errors);
    }
}
