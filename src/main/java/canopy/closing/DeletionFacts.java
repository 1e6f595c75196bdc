package canopy.closing;

import canopy.journal.Fact;
import canopy.manage.CreditCard;
import canopy.manage.Subaccount;
import canopy.values.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the journal says of a deletion, field by field: what was there and is to go, and what came back. */
final class DeletionFacts {

    private DeletionFacts() {}

    /** The account as it is, and what its payee is thought to get. */
    static List<Fact> asked(FinalRecord record) {
        Subaccount account = record.account();
        List<Fact> facts = new ArrayList<>();
        lost(facts, "name", title(account));
        lost(facts, "alias", account.profile().alias());
        lost(facts, "email", account.profile().email());
        lost(facts, "billingEmail", account.profile().billingEmail());
        lost(facts, "rates", plain(account.funds().rates()));
        lost(facts, "balance", plain(record.spendable()));
        if (record.lost() != null && record.lost().isPositive()) {
            lost(facts, "expiredBalance", plain(record.lost()));
        }
        lost(facts, "cards", cards(account.funds().cards()));
        kept(facts, "spentMonth", plain(record.spentMonth()));
        kept(facts, "creditUsed", plain(account.funds().creditUsed()));
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
        lost(facts, "name", title(record.account()));
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

    private static String title(Subaccount account) {
        String name = account.profile().name();
        return name == null || name.isBlank() ? account.id().toString() : name;
    }

    /** Each card that was not used up: what was left of what was granted, and until when. */
    private static @Nullable String cards(@Nullable List<CreditCard> cards) {
        return cards == null
                ? null
                : cards.stream()
                        .filter(card -> card.balance() == null || card.balance().isPositive())
                        .map(card -> known(plain(card.balance())) + " / " + known(plain(card.amount())) + " – "
                                + known(text(card.expiresAt())))
                        .collect(Collectors.joining("; "));
    }

    private static String known(@Nullable String value) {
        return value == null ? "?" : value;
    }

    private static void lost(List<Fact> facts, String field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(new Fact(field, value, null));
        }
    }

    private static void kept(List<Fact> facts, String field, @Nullable String value) {
        if (value != null) {
            facts.add(new Fact(field, value, value));
        }
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
