package canopy.manage;

/** The key of a subaccount that was just created: shown once, never stored. A secret: it does not show itself. */
public record ChildKey(String value) {

    @Override
    public String toString() {
        return "ChildKey[…]";
    }
}
