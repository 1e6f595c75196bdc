package canopy.manage;

import static canopy.support.Replies.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import canopy.manage.ManageException.Unavailable;
import canopy.manage.Subaccount.Access;
import canopy.manage.Subaccount.RateLimits;
import canopy.support.RawServer.Request;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Accounts as upstream describes them, and the calls that change them, byte for byte. */
class SubaccountsTests {

    private static final AccountId ID = new AccountId(7);

    private final FaultyUpstream upstream = new FaultyUpstream();
    private final Console console = new Console(upstream.url());

    @AfterEach
    void close() throws IOException {
        upstream.close();
    }

    @Test
    void readsARowInFull() {
        upstream.on("GET /x-dna", json(200, Console.recorded("users.json"), "X-Total-Count: 812"));

        Slice<Subaccount> slice = console.subaccounts.descendants(AccountFilter.NONE, 3, 1000);

        assertThat(slice.total()).isEqualTo(812);
        assertThat(slice.page()).isEqualTo(3);
        Subaccount row = slice.rows().getFirst();
        assertThat(row.id()).isEqualTo(ID);
        assertThat(row.dna()).isEqualTo(new Dna(".1.4."));
        assertThat(row.profile().billingEmail()).isEqualTo("billing@example.com");
        assertThat(row.state()).isEqualTo(new Subaccount.State(true, false));
        assertThat(row.funds().creditUsed()).isEqualTo(Money.of("12.345678901234567890"));
        assertThat(row.funds().lastMovement()).isEqualTo(Money.of("-50"));
        assertThat(row.funds().rates()).isEqualByComparingTo("1.2");
        assertThat(row.funds().cards())
                .containsExactly(new CreditCard(
                        Money.of("100"),
                        Money.of("50.000000000000000001"),
                        "Initial Funding",
                        "",
                        Instant.parse("2023-10-24T10:46:12.304121985Z"),
                        Instant.parse("2024-10-24T10:46:12.304122072Z")));
        assertThat(row.access())
                .isEqualTo(new Access(
                        List.of(),
                        List.of("gpt-4*"),
                        List.of("1", "2"),
                        List.of("/v1/chat/completions", "/v1/models")));
        assertThat(row.models().mapper()).isEqualTo(Map.of("gpt-3.5*", "gpt-4o-mini"));
        assertThat(row.models().limits())
                .isEqualTo(Map.of("gpt-4", new RateLimits(30L, null, null, 90000L, null, null)));
        assertThat(row.routing().levelMapper()).isEqualTo(Map.of("claude-*", "2"));
        assertThat(row.family().childLimit()).isEqualTo(88888888);
        assertThat(row.partialKey()).isEqualTo("0Pi7OZZnbfhTmxJ3zJsa");
        assertThat(console.meters.counter("canopy.manage.unknown.keys").count()).isEqualTo(2);
    }

    @Test
    void readsARowInAnotherCasingAndDoesNotTakeWhatIsMissingForZero() {
        upstream.on("GET /x-users", json(200, Console.recorded("users-of-another-casing.json")));

        Slice<Subaccount> slice = console.subaccounts.children(AccountFilter.NONE, 1, 10);

        assertThat(slice.total()).isEqualTo(4321);
        Subaccount row = slice.rows().getFirst();
        assertThat(row.id()).isEqualTo(ID);
        assertThat(row.dna()).isEqualTo(new Dna(".1.4.7."));
        assertThat(row.state()).isEqualTo(new Subaccount.State(false, true));
        assertThat(row.funds()).isEqualTo(new Subaccount.Funds(List.of(), null, null, null, null));
        assertThat(row.moneyLimits()).isEqualTo(new Subaccount.MoneyLimits(Money.of("100.5"), null, null, null));
        assertThat(row.rateLimits().rpm()).isEqualTo(60);
        assertThat(row.models().mapper()).isEqualTo(Map.of("a", "b", "c", "d"));
        assertThat(row.createdAt()).isEqualTo("2025-01-15T02:30:00Z");
        assertThat(row.access()).isEqualTo(new Access(null, null, null, null));
        assertThat(console.meters.counter("canopy.manage.unusable.values").count())
                .isEqualTo(2);
    }

    @Test
    void readsASingleObjectForAListOfOne() {
        upstream.on("GET /x-dna/7", json(200, "{\"ID\":7,\"Name\":\"child-1\"}"));

        assertThat(console.subaccounts.find(ID).profile().name()).isEqualTo("child-1");
    }

    @Test
    void findsADirectChild() {
        upstream.on("GET /x-users/7", json(200, Console.recorded("users.json")));

        assertThat(console.subaccounts.findChild(ID).id()).isEqualTo(ID);
    }

    @Test
    void takesNullForAnEmptyListOnlyWhenTheTotalSaysSo() {
        upstream.on("GET /x-dna", json(200, "null", "X-Total-Count: 0"), json(200, "null"));

        assertThat(console.subaccounts.descendants(AccountFilter.NONE, 1, 10).rows())
                .isEmpty();
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> console.subaccounts.descendants(AccountFilter.NONE, 1, 10));
    }

    @Test
    void losesNoRowSilently() {
        for (String list : List.of("[{\"Name\":\"no id\"}]", "[null]", "[[]]")) {
            upstream.on("GET /x-dna", json(200, list));

            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> console.subaccounts.descendants(AccountFilter.NONE, 1, 10));
        }
    }

    @Test
    void countsRowsWithoutAUsableIdBesideThoseThatHaveOne() {
        upstream.on("GET /x-dna", json(200, "[{\"ID\":7},{\"ID\":0},{\"Name\":\"no id\"}]"));

        Slice<Subaccount> page = console.subaccounts.descendants(AccountFilter.NONE, 1, 10);

        assertThat(page.rows()).extracting(Subaccount::id).containsExactly(ID);
        assertThat(page.unusable()).isEqualTo(2);
    }

    @Test
    void sendsEveryParameterAndTheKey() {
        upstream.on("GET /x-dna", json(200, "[]"));

        console.subaccounts.descendants(
                new AccountFilter(ID, "a&b=c d", "a+b@example.com", 2L, new Dna(".1.42."), "-id"), 2, 500);

        assertThat(upstream.last().target())
                .isEqualTo("/x-dna?id=7&name=a%26b%3Dc%20d&email=a%2Bb%40example.com&level=2&dna=.1.42."
                        + "&page=2&size=500&order=-id");
        assertThat(upstream.last().headers())
                .containsEntry("authorization", "Bearer " + Console.KEY.value())
                .containsEntry("accept", "application/json")
                .doesNotContainKeys("accept-encoding", "cookie", "referer");
    }

    @Test
    void asksForNoPageThatUpstreamDoesNotHave() {
        for (int[] page : List.of(new int[] {0, 10}, new int[] {1, 0}, new int[] {1, 1001})) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> console.subaccounts.descendants(AccountFilter.NONE, page[0], page[1]));
        }
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void createsAnAccountWithEveryField() {
        upstream.on("POST /x-users", json(200, Console.recorded("created.json")));
        NewSubaccount wish = new NewSubaccount(
                "child-1",
                "child-1@example.com",
                Money.of("100.10"),
                new BigDecimal("30.5"),
                "Nickname",
                "billing@example.com",
                new BigDecimal("1.2"),
                Money.of("1000"),
                Money.of("800"),
                Money.ZERO,
                new RateLimits(1L, 2L, 3L, 4L, 5L, 6L),
                new Access(List.of("10.0.0.0/8"), List.of("gpt-4*", "claude-*"), List.of("1"), List.of("/v1/chat")),
                Map.of("gpt-4", new RateLimits(30L, null, null, 90000L, null, null)));

        Created created = console.subaccounts.create(wish);

        assertThat(upstream.last().body())
                .isEqualTo(
                        "{\"Name\":\"child-1\",\"Email\":\"child-1@example.com\",\"CreditGranted\":100.1,\"Days\":30.5,"
                                + "\"Alias\":\"Nickname\",\"BillingEmail\":\"billing@example.com\",\"Rates\":1.2,"
                                + "\"HardLimit\":1000,\"SoftLimit\":800,\"AutoQuota\":0,\"RPM\":1,\"RPH\":2,\"RPD\":3,"
                                + "\"TPM\":4,\"TPH\":5,\"TPD\":6,\"AllowIPs\":\"10.0.0.0/8\","
                                + "\"AllowModels\":\"gpt-4* claude-*\",\"AllowLevels\":\"1\",\"Resources\":\"/v1/chat\","
                                + "\"ModelLimits\":{\"gpt-4\":{\"rpm\":30,\"tpm\":90000}}}");
        assertThat(upstream.last().headers()).containsEntry("content-type", "application/json");
        assertThat(created.id()).isEqualTo(ID);
        assertThat(created.key()).isEqualTo(new ChildKey("sk-XvsABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrs"));
        assertThat(created.toString()).doesNotContain("ABCDEFGH");
        assertThat(created.payer().balance()).isEqualTo(Money.of("9900"));
        assertThat(created.account().balance()).isEqualTo(Money.of("100"));
    }

    @Test
    void findsTheNewKeyWhereverItIs() {
        Map<String, String> answers = Map.of(
                "{\"User\":{\"ID\":7},\"SecretKey\":\"k1\"}", "k1",
                "{\"User\":{\"ID\":7,\"SecretKey\":\"***\"},\"secret_key\":\"k2\"}", "k2",
                "{\"ID\":7,\"Key\":\"k3\"}", "k3",
                "{\"success\":true,\"data\":{\"key\":\"k4\"}}", "k4");
        answers.forEach((answer, key) -> {
            upstream.on("POST /x-users", json(201, answer));

            assertThat(create().key()).isEqualTo(new ChildKey(key));
        });
        upstream.on("POST /x-users", json(200, "{\"Action\":\"add\",\"User\":{\"ID\":7}}"));
        assertThat(create().key()).isNull();
    }

    @Test
    void movesMoneyWithoutAName() {
        upstream.on("PUT /x-users/7", json(200, Console.recorded("clawed-back.json")));

        Movement movement = console.subaccounts.grant(ID, Money.of("-50"), BigDecimal.valueOf(365), "ref 4711");

        assertThat(upstream.last().body()).isEqualTo("{\"CreditGranted\":-50,\"Days\":365,\"Memo\":\"ref 4711\"}");
        assertThat(movement.account().balance()).isEqualTo(Money.of("130"));
        assertThat(movement.payer().balance()).isEqualTo(Money.of("9769.8"));
    }

    @Test
    void movesNoMoneyOfZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> console.subaccounts.grant(ID, Money.ZERO, BigDecimal.ONE, null));
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void deletesAnAccount() {
        upstream.on("DELETE /x-users/7", json(200, Console.recorded("deleted.json")));

        Deleted deleted = console.subaccounts.delete(ID);

        assertThat(deleted.account().balance()).isEqualTo(Money.of("260"));
        assertThat(deleted.parent().balance()).isEqualTo(Money.of("129.8"));
        assertThat(upstream.requests()).extracting(Request::body).containsExactly("");
    }

    @Test
    void refusesToSendAChangeToAnotherAccount() {
        Subaccount before = SettingsChangeTests.account();
        SettingsChange change = SettingsChange.between(before, SettingsChangeTests.renamed(before, "new-name"))
                .getFirst();

        assertThatIllegalArgumentException().isThrownBy(() -> console.subaccounts.update(new AccountId(8), change));
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void sendsAChangeAsItIsWrittenDown() {
        upstream.on("PUT /x-users/7", json(200, "{\"Action\":\"update\",\"User\":{\"ID\":7}}"));
        Subaccount before = SettingsChangeTests.account();
        SettingsChange change = SettingsChange.between(before, SettingsChangeTests.renamed(before, "new-name"))
                .getFirst();

        console.subaccounts.update(ID, change);

        assertThat(upstream.last().body()).isEqualTo(change.json()).isEqualTo("{\"Name\":\"new-name\"}");
    }

    private Created create() {
        return console.subaccounts.create(
                NewSubaccount.of("child-1", "child-1@example.com", Money.of("2"), BigDecimal.TEN));
    }
}
