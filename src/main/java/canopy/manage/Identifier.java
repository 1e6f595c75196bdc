package canopy.manage;

import canopy.values.AccountId;
import canopy.values.Dna;
import java.math.BigDecimal;

/**
 * Whom a read is about, in the upstream's identifier grammar (manage-api 4): one account by id, or all that share a
 * branch, level, gear, role, tier or factor. Names and e-mails are left out on purpose: a name such as {@code T100} reads
 * as a filter, so they are asked for with {@link AccountFilter}.
 */
public final class Identifier {

    private final String text;

    private Identifier(String text) {
        this.text = text;
    }

    public static Identifier of(AccountId id) {
        return new Identifier(id.toString());
    }

    public static Identifier within(Dna branch) {
        return new Identifier(branch.path());
    }

    public static Identifier level(long level) {
        return new Identifier("L" + level);
    }

    public static Identifier gear(long gear) {
        return new Identifier("G" + gear);
    }

    public static Identifier role(long role) {
        return new Identifier("R" + role);
    }

    public static Identifier tier(long tier) {
        return new Identifier("T" + tier);
    }

    public static Identifier factor(BigDecimal factor) {
        return new Identifier("F" + factor.stripTrailingZeros().toPlainString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Identifier that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it stands in a query parameter. */
    @Override
    public String toString() {
        return text;
    }
}
