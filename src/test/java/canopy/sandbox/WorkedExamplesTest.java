package canopy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The captured money examples, to the cent and over HTTP. */
class WorkedExamplesTest {

    private static Running sandbox;
    private static Visitor owner;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.standard().withAccounts(20).withClock(new SandClock()));
        owner = new Visitor(sandbox.baseUrl(), sandbox.ownerKey());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void followsTheCapturedStoryOfBetaAndItsChild() {
        Visitor beta = owner.newChild("beta", 10_000);
        JsonNode first = beta.post("/x-users", Visitor.child("sibling", 100)).json();
        assertThat(cards(first.get("Parent"))).containsExactly("10000/9900");
        assertThat(first.at("/Parent/Child").asInt()).isEqualTo(1);

        JsonNode created = beta.post("/x-users", Visitor.child("child-1", 100)).json();
        assertThat(created.at("/User/Updates/HardLimit").asInt()).isEqualTo(100);
        assertThat(created.at("/User/Updates/SoftLimit").asInt()).isEqualTo(80);
        assertThat(created.at("/User/SecretKey").asString()).matches("sk-Xvs\\w{45}");
        String path = "/x-users/" + created.at("/User/ID").asLong();

        JsonNode toppedUp = beta.put(path, "{\"Name\":\"child-1\",\"CreditGranted\":80,\"Days\":30}")
                .json();
        assertThat(toppedUp.at("/Parent/Balance").asString()).isEqualTo("9720");
        assertThat(toppedUp.at("/User/Updates/Balance").asString()).isEqualTo("180");
        assertThat(toppedUp.at("/User/Updates/HardLimit").asInt()).isEqualTo(200);
        assertThat(cards(toppedUp.at("/User/Updates"))).containsExactly("100/100", "80/80");

        JsonNode clawedBack = beta.put(path, "{\"CreditGranted\":-50}").json();
        assertThat(cards(clawedBack.get("Parent"))).containsExactly("50/50", "10000/9719.8");
        assertThat(cards(clawedBack.at("/User/Updates"))).containsExactly("100/50", "80/80");
        assertThat(clawedBack.at("/User/Updates/Balance").asString()).isEqualTo("180");
        assertThat(clawedBack.at("/User/Updates/CreditGranted").asInt()).isEqualTo(-50);

        JsonNode rescaled = beta.put(path, "{\"Rates\":2}").json();
        assertThat(cards(rescaled.at("/User/Updates"))).containsExactly("200/100", "160/160");
        assertThat(rescaled.at("/User/Updates/Balance").asString()).isEqualTo("260");
        assertThat(rescaled.at("/User/Updates/HardLimit").asInt()).isEqualTo(300);
        assertThat(rescaled.at("/User/Updates/CreditGranted").asInt()).isZero();

        JsonNode deleted = beta.delete(path).json();
        assertThat(cards(deleted.get("Parent"))).containsExactly("129.8/129.8", "50/50", "10000/9719.8");
        assertThat(cards(deleted.get("User"))).containsExactly("200/100", "160/160");
        assertThat(deleted.at("/Parent/Child").asInt()).isEqualTo(1);
    }

    @Test
    void chargesTheParentByTheRatioOfRates() {
        Visitor reseller = owner.newChild("ratio-parent", 1_000);
        String dear = "{\"Name\":\"ratio-child\",\"Email\":\"r@example.com\",\"CreditGranted\":120,\"Rates\":\"1.2\"}";

        JsonNode created = reseller.post("/x-users", dear).json();

        assertThat(created.at("/Parent/Balance").asString()).isEqualTo("900");
        assertThat(created.at("/User/Updates/Balance").asString()).isEqualTo("120");
    }

    @Test
    void paysTheDirectParentFivePercentWhenAnAncestorFunds() {
        Visitor middle = owner.newChild("middle", 500);
        middle.newChild("grandchild", 10);
        JsonNode before = owner.get("/dashboard/status").json();

        JsonNode funded = owner.put("/x-users/grandchild", "{\"CreditGranted\":100,\"Memo\":\"C-77\"}")
                .json();

        assertThat(funded.at("/Parent/ID").asLong()).isEqualTo(before.get("id").asLong());
        assertThat(before.get("balance")
                        .decimalValue()
                        .subtract(funded.at("/Parent/Balance").decimalValue()))
                .isEqualByComparingTo("105");
        assertThat(middle.get("/dashboard/status").json().get("balance").asString())
                .isEqualTo("495");
        assertThat(funded.at("/User/Updates/CreditBalance/1/memo").asString()).isEqualTo("C-77");
    }

    @Test
    void spendsTheCardThatExpiresFirst() {
        Visitor payer = owner.newChild("two-cards", 100);
        owner.put("/x-users/two-cards", "{\"CreditGranted\":50,\"Days\":10}");

        payer.newChild("first-taker", 30);

        assertThat(cards(payer.get("/dashboard/info").json().get("credit_balance")))
                .containsExactly("100/100", "50/20");
    }

    @Test
    void mergesCardsAboveTwelveWithoutLosingACent() {
        owner.newChild("collector", 10);
        for (int i = 1; i <= 14; i++) {
            owner.put("/x-users/collector", "{\"CreditGranted\":%d,\"Days\":%d}".formatted(i, 20 * i));
        }

        JsonNode row = owner.get("/x-users/collector").json().get(0);

        assertThat(row.get("CreditBalance").size()).isEqualTo(12);
        assertThat(row.get("CreditBalance")
                        .valueStream()
                        .mapToInt(card -> card.get("balance").asInt())
                        .sum())
                .isEqualTo(10 + 14 * 15 / 2);
    }

    @Test
    void takesTheFeeFromTheParentWhereADeletedAccountHasNothing() {
        Visitor parent = owner.newChild("fee-payer", 100);
        parent.newChild("poor-child", 2);
        parent.put("/x-users/poor-child", "{\"CreditGranted\":-2}");

        parent.delete("/x-users/poor-child");

        assertThat(parent.get("/dashboard/status").json().get("balance").asString())
                .isEqualTo("99.6");
    }

    @Test
    void neitherLosesNorMakesMoneyWhenManyPayAtOnce() {
        Visitor payer = owner.newChild("busy-payer", 1_000);
        payer.newChild("busy-child", 2);
        try (ExecutorService hands = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++) {
                hands.execute(() -> payer.put("/x-users/busy-child", "{\"CreditGranted\":3.25}"));
            }
        }

        assertThat(payer.get("/dashboard/status").json().get("balance").asString())
                .isEqualTo("868");
        assertThat(payer.get("/x-users/busy-child")
                        .json()
                        .at("/0/CreditBalance")
                        .valueStream()
                        .map(card -> card.get("balance").decimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("132");
    }

    private static List<String> cards(JsonNode holder) {
        JsonNode cards = holder.isArray() ? holder : holder.get("CreditBalance");
        List<String> shown = new ArrayList<>();
        cards.forEach(card -> shown.add(
                card.get("amount").asString() + "/" + card.get("balance").asString()));
        return shown;
    }
}
