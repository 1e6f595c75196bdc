package canopy.closing;

import canopy.directory.MirroredAccount;
import canopy.directory.Row;
import canopy.manage.Subaccount;
import canopy.values.AccountId;
import canopy.values.Money;
import org.jspecify.annotations.Nullable;

/**
 * The account that a page is about.
 *
 * @param asKept whether upstream should have been asked for the page and did not answer
 */
record Subject(MirroredAccount found, boolean asKept) {

    public Row row() {
        return found.row();
    }

    boolean isGone() {
        return found.isGone();
    }

    public Subaccount account() {
        return found.account();
    }

    public AccountId id() {
        return row().id();
    }

    /** Its name; its id where it has none. */
    public String title() {
        String name = account().profile().name();
        return name == null || name.isBlank() ? id().toString() : name;
    }

    public boolean hasName() {
        return !title().equals(id().toString());
    }

    public @Nullable Boolean suspended() {
        return account().state().suspended();
    }

    /** How many accounts hang below it at any depth, as far as is known. */
    public int below() {
        return Math.max(0, row().within().accounts() - 1);
    }

    /** What they can spend together; null when that is known of none of them. */
    public @Nullable Money belowBalance() {
        Money all = row().within().balance();
        Money own = row().balance();
        return all == null || own == null ? all : all.minus(own);
    }
}
