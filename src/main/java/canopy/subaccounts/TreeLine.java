package canopy.subaccounts;

import canopy.directory.Row;
import org.jspecify.annotations.Nullable;

/** A line of the tree: an account, or how many more there are. */
sealed interface TreeLine {

    /** As {@code aria-level} counts: from 1. */
    int level();

    /** Which of the two it is; templates cannot ask for a type. */
    default boolean isAccount() {
        return this instanceof Account;
    }

    /**
     * An account.
     *
     * @param position its place among its siblings, from 1, of {@code siblings}; 0 where that is not known
     * @param state whether something hangs below it, and whether that is shown
     * @param context shown only because a match lies below it
     * @param toggle where the line leads to open or close it; null where it cannot
     * @param fragment the address of the lines below it, to be put in place
     * @param unsettled whether a change of it has no confirmed outcome
     */
    record Account(
            Row row,
            int position,
            int siblings,
            State state,
            boolean context,
            @Nullable String toggle,
            @Nullable String fragment,
            boolean unsettled)
            implements TreeLine {

        @Override
        public int level() {
            return row.depth() + 1;
        }

        /** What {@code aria-posinset} says; nothing where the place is not known. */
        public @Nullable Integer place() {
            return position > 0 ? position : null;
        }

        /** What {@code aria-setsize} says, likewise. */
        public @Nullable Integer ofSiblings() {
            return position > 0 ? siblings : null;
        }

        /** What {@code data-context} says. */
        public @Nullable String contextMark() {
            return context ? "true" : null;
        }

        public boolean canToggle() {
            return toggle != null;
        }

        /** What {@code aria-expanded} says; nothing for a leaf. */
        public @Nullable String expanded() {
            return switch (state) {
                case LEAF -> null;
                case CLOSED -> "false";
                case OPEN -> "true";
            };
        }
    }

    /**
     * Siblings that are not shown.
     *
     * @param count how many
     * @param list the address of the whole branch as a list
     * @param fragment the address of the next ones, to be put in this line's place
     */
    record More(int level, int count, String list, String fragment) implements TreeLine {}

    enum State {
        LEAF,
        CLOSED,
        OPEN
    }
}
