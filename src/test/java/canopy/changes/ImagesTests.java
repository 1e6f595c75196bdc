package canopy.changes;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.manage.CreditCard;
import canopy.manage.Movement;
import canopy.manage.Party;
import canopy.manage.Subaccount;
import canopy.values.AccountId;
import canopy.values.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImagesTests {

    @Test
    void readsBackWhatItWroteToTheLastDigit() {
        CreditCard card = new CreditCard(
                Money.of("100"),
                Money.of("0.000000000000000000123"),
                "Recharge",
                "for \"autumn\" · cnp-0123456789",
                Instant.parse("2026-11-21T12:00:00.123456789Z"),
                null);
        Party party = new Party(new AccountId(7), "child-1", Money.of("99999999999999999999.5"), List.of(card));

        String json = CameBack.of(new Movement(null, party));

        assertThat(json)
                .contains("\"balance\":0.000000000000000000123", "\"id\":7", "99999999999999999999.5")
                .doesNotContain("null", "payer");
        assertThat(Images.read(json, CameBack.class)).isEqualTo(new CameBack(null, party));
    }

    @Test
    void keepsNoPartOfAKey() {
        Subaccount account = new Subaccount(
                new AccountId(7),
                null,
                new Subaccount.Profile("child-1", null, null, null, null),
                new Subaccount.State(true, false),
                new Subaccount.Funds(null, null, null, null, null),
                new Subaccount.MoneyLimits(null, null, null, null),
                Subaccount.RateLimits.NONE,
                new Subaccount.Access(null, null, null, null),
                new Subaccount.Models(null, null),
                new Subaccount.Routing(null, null, null, null, null, null),
                new Subaccount.Family(null, null, null),
                "0Pi7OZZnbfhTmxJ3zJsa",
                null,
                null);

        String json = Images.write(account);

        assertThat(json).contains("child-1").doesNotContain("0Pi7OZZnbfhTmxJ3zJsa");
        assertThat(Images.read(json, Subaccount.class).partialKey()).isNull();
    }
}
