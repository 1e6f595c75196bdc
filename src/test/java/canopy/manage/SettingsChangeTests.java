package canopy.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import canopy.manage.Subaccount.Access;
import canopy.manage.Subaccount.Family;
import canopy.manage.Subaccount.Funds;
import canopy.manage.Subaccount.Models;
import canopy.manage.Subaccount.MoneyLimits;
import canopy.manage.Subaccount.Profile;
import canopy.manage.Subaccount.RateLimits;
import canopy.manage.Subaccount.Routing;
import canopy.manage.Subaccount.State;
import canopy.values.AccountId;
import canopy.values.Money;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Only what differs is sent, in upstream's syntax, with the name beside it. */
class SettingsChangeTests {

    @Test
    void isNothingWhenNothingDiffers() {
        assertThat(SettingsChange.between(account(), account())).isEmpty();
    }

    @Test
    void isNothingWhenWhatIsWishedIsNotSaid() {
        Subaccount silent = new Subaccount(
                new AccountId(7),
                null,
                new Profile(null, null, null, null, null),
                new State(null, null),
                new Funds(null, null, null, null, null),
                new MoneyLimits(null, null, null, null),
                RateLimits.NONE,
                new Access(null, null, null, null),
                new Models(null, null),
                new Routing(null, null, null, null, null, null),
                new Family(null, null, null),
                null,
                null,
                null);

        assertThat(SettingsChange.between(account(), silent)).isEmpty();
    }

    @Test
    void sendsTheCurrentNameBesideAnEdit() {
        List<SettingsChange> steps = SettingsChange.between(
                account(), with(account(), new MoneyLimits(Money.of("250"), Money.of("80"), Money.ZERO, Money.ZERO)));

        assertThat(steps).extracting(SettingsChange::json).containsExactly("{\"Name\":\"child-1\",\"HardLimit\":250}");
        assertThat(steps.getFirst().changed()).containsExactly("HardLimit");
        assertThat(steps.getFirst().isOwnersOnly()).isFalse();
    }

    @Test
    void doesNotTakeAnotherNumberOfDecimalsForAChange() {
        assertThat(SettingsChange.between(
                        account(),
                        with(account(), new MoneyLimits(Money.of("100.00"), Money.of("80.0"), Money.ZERO, Money.ZERO))))
                .isEmpty();
    }

    @Test
    void addsInOneCallAndRemovesInTheNext() {
        Subaccount before = account();
        Subaccount after = new Subaccount(
                before.id(),
                before.dna(),
                new Profile("new-name", "Other", "child-1@example.com", "", ""),
                new State(true, true),
                before.funds(),
                before.moneyLimits(),
                before.rateLimits(),
                new Access(List.of(), List.of("b", "c"), List.of("1", "2"), List.of("/v1/models")),
                before.models(),
                before.routing(),
                before.family(),
                null,
                null,
                null);

        assertThat(SettingsChange.between(before, after))
                .extracting(SettingsChange::json)
                .containsExactly(
                        "{\"Name\":\"new-name\",\"Alias\":\"Other\",\"Suspended\":true,\"Resources\":\"-/v1/chat\","
                                + "\"AllowIPs\":\"*\",\"AllowModels\":\"c\",\"AllowLevels\":\"2\"}",
                        "{\"Name\":\"new-name\",\"AllowModels\":\"-a\"}");
    }

    @Test
    void writesMappersAsTextAndLimitsOfModelsAsAnObject() {
        Map<String, String> mapper = new LinkedHashMap<>();
        mapper.put("gpt-3.5*", "gpt-4o-mini");
        mapper.put("gpt-4", "gpt-4o");
        Subaccount before = account();
        Subaccount after = new Subaccount(
                before.id(),
                before.dna(),
                before.profile(),
                before.state(),
                new Funds(null, null, null, new BigDecimal("1.25"), null),
                before.moneyLimits(),
                new RateLimits(60L, null, null, null, null, 6666666L),
                before.access(),
                new Models(mapper, Map.of("gpt-4", new RateLimits(30L, null, null, null, null, 5L))),
                new Routing(2L, 1L, 3L, 9L, new BigDecimal("1.5"), Map.of()),
                new Family(99L, 10L, 5L),
                null,
                null,
                null);

        SettingsChange change = SettingsChange.between(before, after).getFirst();

        assertThat(change.json())
                .isEqualTo("{\"Name\":\"child-1\",\"Rates\":1.25,\"UserLimit\":5,\"ChildLimit\":10,\"RPM\":60,"
                        + "\"TPD\":6666666,\"ModelMapper\":\"gpt-3.5*=gpt-4o-mini,gpt-4=gpt-4o\","
                        + "\"ModelLimits\":{\"gpt-4\":{\"rpm\":30,\"tpd\":5}},"
                        + "\"Level\":2,\"Gear\":1,\"Role\":3,\"Factor\":1.5,\"LevelMapper\":\"*\"}");
        assertThat(change.isOwnersOnly()).isTrue();
    }

    @Test
    void refusesAMappingThatWouldMeanSomethingElse() {
        for (String side : List.of("", "a b", "a,b", "a=b")) {
            assertThatIllegalArgumentException().isThrownBy(() -> MapperText.of(Map.of("x", side)));
            assertThatIllegalArgumentException().isThrownBy(() -> MapperText.of(Map.of(side, "x")));
        }
    }

    static Subaccount account() {
        return new Subaccount(
                new AccountId(7),
                null,
                new Profile("child-1", "Nickname", "child-1@example.com", "", ""),
                new State(true, false),
                new Funds(List.of(), Money.ZERO, Money.of("100"), BigDecimal.ONE, 0L),
                new MoneyLimits(Money.of("100"), Money.of("80"), Money.ZERO, Money.ZERO),
                RateLimits.NONE,
                new Access(List.of("10.0.0.0/8"), List.of("a", "b"), List.of("1"), List.of("/v1/chat", "/v1/models")),
                new Models(Map.of(), Map.of()),
                new Routing(0L, 0L, 0L, 0L, BigDecimal.ONE, Map.of("claude-*", "2")),
                new Family(0L, 88888888L, 0L),
                null,
                null,
                null);
    }

    static Subaccount renamed(Subaccount account, String name) {
        Profile profile = account.profile();
        return with(
                account,
                new Profile(name, profile.alias(), profile.email(), profile.billingEmail(), profile.qrCode()),
                account.moneyLimits());
    }

    private static Subaccount with(Subaccount account, MoneyLimits limits) {
        return with(account, account.profile(), limits);
    }

    private static Subaccount with(Subaccount account, Profile profile, MoneyLimits limits) {
        return new Subaccount(
                account.id(),
                account.dna(),
                profile,
                account.state(),
                account.funds(),
                limits,
                account.rateLimits(),
                account.access(),
                account.models(),
                account.routing(),
                account.family(),
                null,
                null,
                null);
    }
}
