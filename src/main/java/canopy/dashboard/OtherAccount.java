package canopy.dashboard;

/** Upstream answered for another account than the one that this database belongs to: nothing of it may be kept. */
class OtherAccount extends RuntimeException {

    OtherAccount() {
        super("The owner key belongs to another account than this database");
    }
}
