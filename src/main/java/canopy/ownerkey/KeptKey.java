package canopy.ownerkey;

import canopy.manage.OwnerKey;
import canopy.values.AccountId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A key in the database.
 *
 * @param key null when it cannot be opened
 * @param account whose key it is, or is meant to be
 * @param intent the rotation for which it was made, if any
 * @param madeBy the person who asked for it or typed it
 * @param usedFrom null for one that was never put to use by the database's word
 * @param usedUntil null while it is in use
 * @param usedBy what put it to use, in the journal; null for one that was never put to use, or before that was kept
 */
record KeptKey(
        String id,
        @Nullable OwnerKey key,
        Origin origin,
        AccountId account,
        @Nullable String intent,
        Instant madeAt,
        String madeBy,
        @Nullable Instant usedFrom,
        @Nullable Instant usedUntil,
        @Nullable String usedBy) {

    /** Where a key has come from. */
    enum Origin {
        /** The environment or a file, kept when the first rotation took its place. */
        GIVEN,
        /** Made here for a rotation. */
        MADE,
        /** Upstream answered a rotation with it, instead of the one that was sent. */
        ANSWERED,
        /** A person typed it in. */
        TYPED,
        /** A person took it over from the environment or a file. */
        TAKEN;

        /** As message keys write it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What people recognise it by; null when it cannot be opened. */
    public @Nullable String masked() {
        return key == null ? null : key.masked();
    }

    /** What tells in the journal how it came to be used; null where nothing does. */
    @Nullable
    String source() {
        return usedBy == null ? intent : usedBy;
    }

    boolean wasUsed() {
        return usedFrom != null;
    }
}
