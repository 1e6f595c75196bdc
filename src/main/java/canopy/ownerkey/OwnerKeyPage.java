package canopy.ownerkey;

import canopy.journal.Intent;
import canopy.journal.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /owner-key}.
 *
 * @param owner whose key it is; null before upstream was ever heard
 * @param masked the key in use, as people recognise it
 * @param kept its row in the database; null while the given key is used
 * @param fromFile whether the given key comes from a file
 * @param probe what upstream says to the key in use; null where nobody asked
 * @param asking whether upstream is being asked about the key in use
 * @param given what is to be said of the given key while another is used; null when nothing is
 * @param rotation the latest one, as it stands; null when there was none
 * @param steps how far that has come
 * @param source what put the key in use there, in the journal; null where that is not told
 * @param earlier keys of before, the latest first
 * @param closedUntil when a rotation can be made again; null when it can be made now
 */
record OwnerKeyPage(
        @Nullable Owner owner,
        String masked,
        @Nullable KeptKey kept,
        boolean fromFile,
        @Nullable Probe probe,
        boolean asking,
        @Nullable Given given,
        @Nullable Intent rotation,
        List<RotationStep> steps,
        @Nullable Intent source,
        List<KeptKey> earlier,
        @Nullable Instant closedUntil) {

    /**
     * The given key, which is not used.
     *
     * @param another whether it was never in use: somebody put it there since
     */
    record Given(String masked, boolean another) {}

    /** Where the key in use has come from, as the end of a message key. */
    public String origin() {
        return kept == null ? fromFile ? "file" : "environment" : kept.origin().key();
    }

    /** What upstream says to it, as the end of a message key. */
    public String answer() {
        return probe == null ? "unasked" : probe.key();
    }

    /** The message key of what follows from that; null where nothing is to be said, or more than a sentence. */
    public @Nullable String about() {
        return switch (answer()) {
            case "barred", "suspended", "unsure" -> "ownerkey.answer." + answer() + ".about";
            default -> null;
        };
    }

    /** Whether it opens another account than the one this database belongs to. */
    public boolean isForeign() {
        return owner != null
                && probe != null
                && probe.account() != null
                && !owner.id().equals(probe.account());
    }

    /** Whether the key in use is of a rotation that had been given up before it took effect. */
    public boolean isLate() {
        return source != null && Rescue.LATE.equals(source.outcome().why());
    }

    public boolean isRefused() {
        return probe != null && probe.isRefused();
    }

    /** Whether a rotation is under way or in doubt. */
    public boolean isOpen() {
        return rotation != null && rotation.isOpen();
    }

    /** Whether the page asks for itself again. */
    public boolean live() {
        return asking || (rotation != null && rotation.isOpen() && rotation.state() != State.NEEDS_HUMAN);
    }

    /** What the page shows, in short: it changes when there is something new to see. */
    public String version() {
        String said = answer() + (asking ? "-asking" : "");
        return rotation == null
                ? said
                : said + "-" + rotation.state().key() + "-" + rotation.sight().looks() + "-"
                        + steps.stream().map(RotationStep::state).toList().hashCode();
    }

    /** How the rotation went, as the end of a message key. */
    public String course() {
        return rotation == null ? "none" : rotation.state().key();
    }
}
