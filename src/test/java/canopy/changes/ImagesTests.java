package canopy.changes;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.manage.CreditCard;
import canopy.manage.Movement;
import canopy.manage.Party;
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
}
