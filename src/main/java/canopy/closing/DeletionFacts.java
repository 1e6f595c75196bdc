package canopy.closing;

import canopy.journal.Fact;
import canopy.manage.Subaccount;
import canopy.values.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the journal says of a deletion, field by field: what was there and is to go, and what came back. */
final class DeletionFacts {

    private DeletionFacts() {}

    /** The account as it is, and what its payee is thought to get. */
    static List<Fact> asked(FinalRecord record) {
        Subaccount.Profile profile = record.account().profile();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("presence", "true", "false"));
        lost(facts, "name", profile.name());
        lost(facts, "alias", profile.alias());
        lost(facts, "email", profile.email());
        lost(facts, "billingEmail", profile.billingEmail());
        lost(facts, "rates", plain(record.account().funds().rates()));
        lost(facts, "balance", plain(record.spendable()));
        if (record.lost() != null && record.lost().isPositive()) {
            lost(facts, "expiredBalance", plain(record.lost()));
        }
        lost(facts, "spentMonth", plain(record.spentMonth()));
        if (record.below() > 0) {
            kept(facts, "descendants", Integer.toString(record.below()));
        }
        if (record.refund() != null) {
            facts.add(new Fact("refund", null, plain(record.refund().amount())));
        }
        return List.copyOf(facts);
    }

    /** The account is gone, and what the payee really got, as far as that can be told. */
    static List<Fact> seen(FinalRecord record, @Nullable Receipt receipt) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("presence", "true", "false"));
        if (receipt == null) {
            return List.copyOf(facts);
        }
        facts.add(new Fact("parentBalance", plain(receipt.before()), plain(receipt.after())));
        if (receipt.refund() != null) {
            String estimate =
                    record.refund() == null ? null : plain(record.refund().amount());
            facts.add(new Fact("refund", estimate, plain(receipt.refund())));
            facts.add(new Fact("expiresAt", null, text(receipt.until())));
        }
        return List.copyOf(facts);
    }

    private static void lost(List<Fact> facts, String field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(new Fact(field, value, null));
        }
    }

    private static void kept(List<Fact> facts, String field, String value) {
        facts.add(new Fact(field, value, value));
    }

    private static @Nullable String plain(@Nullable Money money) {
        return money == null ? null : money.toString();
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
