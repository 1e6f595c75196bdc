package canopy.ledger;

/** An answer that is a bill, but not one of the day that was asked for, or one that contradicts itself. */
final class UnusableBill extends RuntimeException {

    UnusableBill(String message) {
        super(message);
    }
}
