package canopy.funding;

import static canopy.funding.FundingVisit.path;
import static canopy.support.PageVisit.and;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.changes.Images;
import canopy.directory.Directory;
import canopy.directory.Row;
import canopy.journal.Answer;
import canopy.journal.Change;
import canopy.journal.Fact;
import canopy.journal.Intent;
import canopy.journal.IntentId;
import canopy.journal.Journal;
import canopy.journal.Kind;
import canopy.journal.Plan;
import canopy.journal.State;
import canopy.journal.Step;
import canopy.journal.Target;
import canopy.manage.CreditCard;
import canopy.manage.LogQuery;
import canopy.manage.OwnAccount;
import canopy.manage.Subaccounts;
import canopy.people.Role;
import canopy.support.PageVisit.Seen;
import canopy.support.WholeConsoleTest;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WholeConsoleTest
@TestPropertySource(properties = "canopy.test.changes-accounts=true")
class CreditTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Directory directory;

    @Autowired
    private Journal journal;

    @Autowired
    private Subaccounts subaccounts;

    @Autowired
    private OwnAccount own;

    /** For tests that change nothing. */
    private static AccountId untouched;

    private FundingVisit reseller;
    private AccountId id;

    @BeforeEach
    void findAnAccount() {
        reseller = FundingVisit.as(Role.RESELLER, mvc, directory);
        if (untouched == null) {
            untouched = reseller.unused();
        }
        id = untouched;
    }

    @Test
    void offersTheFormBesideBothBalances() {
        Seen form = reseller.get(path(id));

        assertThat(form.status()).isEqualTo(200);
        assertThat(form.heading()).startsWith("Credit of ");
        assertThat(form.page().select(".figures dt").eachText()).contains("Spendable balance", "Payer’s balance");
        assertThat(form.page().select(".figures dd").eachText()).noneMatch(text -> text.contains("not available"));
        assertThat(form.field("days")).isEqualTo("365");
        assertThat(form.page().select("input[name=direction][checked]").val()).isEqualTo("top-up");
        assertThat(form.field("intent")).hasSize(26);
        assertThat(reseller.get("/subaccounts/" + id).page().select(".actions a[href$=/credit]"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-0",
                "-5",
                "1e3",
                "NaN",
                "٣",
                "1,000",
                "0.0000001",
                "9007199254740993",
                "1234567890123456789012345678901234567890"
            })
    void refusesWhatIsNoPlainAmountWithTheSameSentence(String amount) {
        Seen answer = reseller.check(id, "top-up", amount, "30", "autumn");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors())
                .containsExactly("Credit: write an amount in digits 0–9, with a point before the decimals, such as"
                        + " 1234.50. It has at most 15 digits before the point and 6 after it.");
        assertThat(answer.field("creditGranted")).isEqualTo(amount);
        assertThat(answer.page().select("#creditGranted").attr("aria-invalid")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "top-up|0|30|autumn|Credit must be more than 0.",
                "top-up||30|autumn|Credit is missing.",
                "top-up|10|0|autumn|Valid for, days must be at least 1.",
                "top-up|10|365.5|autumn|Valid for, days must be at most 365.",
                "top-up|10|30|' '|Reason is missing.",
                "sideways|10|30|autumn|Direction: choose one of those offered.",
                "claw-back|999999999|30|autumn|Credit must be at most",
            })
    void saysWhatIsWrongAndKeepsWhatWasTyped(
            String direction, String amount, String days, String reason, String complaint) {
        Seen answer = reseller.check(id, direction, amount == null ? "" : amount, days, reason);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors()).singleElement().asString().startsWith(complaint);
        assertThat(answer.field("days")).isEqualTo(days);
        assertThat(answer.field("reason")).isEqualTo(reason);
        assertThat(answer.page().select(".error-summary a").attr("href")).startsWith("#");
    }

    @Test
    void refusesAReasonOfTwoLines() {
        Seen answer = reseller.check(id, "top-up", "10", "30", "autumn\nwinter");

        assertThat(answer.errors()).singleElement().asString().contains("one line of text");
    }

    @Test
    void showsWhatWillBecomeOfBothSidesBeforeAnythingIsSent() {
        Money balance = reseller.read(id).row().balance();
        int cards = cards().size();

        Seen check = reseller.check(id, "top-up", "12.5", "30", "for the autumn campaign");

        assertThat(check.status()).isEqualTo(200);
        assertThat(check.heading()).startsWith("Top up ").endsWith(" with 12.50 USD?");
        assertThat(check.page().select("tbody tr")).hasSize(cards + 1);
        assertThat(check.page().select("tbody tr").last().text()).contains("New card", "12.50", "GMT+8");
        assertThat(check.page().select("tfoot").text()).contains("estimate");
        assertThat(check.page().select("dl.facts dt").eachText())
                .contains("Debit of the payer", "Balance before", "Balance after", "Reason");
        assertThat(check.page().select("input[name=password]")).isEmpty();
        assertThat(cards()).hasSize(cards);
        assertThat(balance).isNotNull();
    }

    @Test
    void goesBackToTheFormWithEverythingTyped() {
        Seen check = reseller.check(id, "claw-back", "1.25", "30.5", "a <b>mistake</b>");
        Seen form = reseller.post(id, and(check.hidden(), "back", "true"));

        assertThat(form.status()).isEqualTo(200);
        assertThat(form.field("creditGranted")).isEqualTo("1.25");
        assertThat(form.field("days")).isEqualTo("30.5");
        assertThat(form.field("reason")).isEqualTo("a <b>mistake</b>");
        assertThat(form.page().select("input[name=direction][checked]").val()).isEqualTo("claw-back");
        assertThat(form.field("intent")).isEqualTo(check.field("intent"));
    }

    @Test
    void topsUpOnceWithTheReasonAndTheMarkOnTheCard() {
        id = reseller.unused();
        Seen check = reseller.check(id, "top-up", "12.345678", "30", "for the autumn campaign");
        IntentId intent = IntentId.valueOf(check.field("intent"));

        Seen done = reseller.confirm(id, check);
        Seen again = reseller.confirm(id, check);

        assertThat(done.status()).isEqualTo(303);
        assertThat(done.location()).isEqualTo("/journal/" + intent);
        assertThat(again.location()).isEqualTo(done.location());
        List<CreditCard> ours = marked(intent);
        assertThat(ours).singleElement().satisfies(card -> {
            assertThat(card.amount()).isEqualTo(Money.of("12.345678"));
            assertThat(card.memo()).isEqualTo(intent.reference() + " · for the autumn campaign");
            assertThat(Duration.between(card.grantedAt(), card.expiresAt())).isEqualTo(Duration.ofDays(30));
        });
        Intent settled = journal.find(intent, reseller.viewer()).orElseThrow();
        assertThat(settled.state()).isEqualTo(State.DONE);
        assertThat(settled.fulfilled()).isTrue();
        assertThat(settled.reason()).isEqualTo("for the autumn campaign");
        assertThat(settled.amount()).isEqualTo(Money.of("12.345678"));
        assertThat(settled.result().stream().map(Fact::field))
                .contains("creditGranted", "balance", "expiresAt", "payerBalance", "payerDebitSeen");
        Fact debit = fact(settled, "payerDebitSeen");
        assertThat(debit.after()).as("the estimate was right").isEqualTo(debit.before());
        assertThat(directory.history(id, Dna.WHOLE_TREE, 1, 20).changes())
                .anyMatch(change -> intent.value().equals(change.cause().intent()));
    }

    @Test
    void clawsBackToTheParentLessTheFee() {
        id = reseller.unused();
        Seen check = reseller.check(id, "claw-back", "3.5", "30", "paid twice");
        IntentId intent = IntentId.valueOf(check.field("intent"));
        assertThat(check.heading()).startsWith("Claw back 3.50 USD from ");
        assertThat(check.page().select("dl.facts dt").eachText()).contains("Refund", "Fee");

        Seen done = reseller.confirm(id, check);

        assertThat(done.location()).isEqualTo("/journal/" + intent);
        Intent settled = journal.find(intent, reseller.viewer()).orElseThrow();
        assertThat(settled.state()).isEqualTo(State.DONE);
        assertThat(settled.amount()).isEqualTo(Money.of("-3.5"));
        assertThat(subaccounts.find(id).funds().lastMovement()).isEqualTo(Money.of("-3.5"));
        assertThat(settled.result().stream().map(Fact::field)).contains("parentBalance", "parentGainSeen");
        assertThat(own.info().account().funds().cards())
                .anyMatch(card -> card.memo() != null && card.memo().contains(intent.reference()));
    }

    @Test
    void showsWhatUpstreamSaidWhenItRefuses() {
        id = reseller.unused();
        Seen check = reseller.check(id, "top-up", "900000000000", "30", "far too much");
        assertThat(check.page().select("main .notice").text()).contains("smaller than that", "more than ten times");

        Seen refused = reseller.confirm(id, check);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("main .notice").text()).contains("Upstream said no", "Insufficient balance");
        assertThat(refused.field("creditGranted")).isEqualTo("900000000000");
        assertThat(refused.field("reason")).isEqualTo("far too much");
        assertThat(refused.field("intent")).hasSize(26).isNotEqualTo(check.field("intent"));
    }

    @Test
    void asksForThePasswordWhenTheLastProofIsTooOld() {
        FundingVisit tired = reseller.signedInAt(Instant.now().minus(Duration.ofMinutes(6)));
        Seen check = tired.check(id, "top-up", "5", "30", "autumn");
        assertThat(check.page().select("input[name=password]")).hasSize(1);
        int cards = cards().size();

        Seen refused = tired.confirm(id, check);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).singleElement().asString().contains("Type your password");
        assertThat(refused.hidden()).isEqualTo(check.hidden());
        assertThat(cards()).hasSize(cards);
    }

    @Test
    void saysWhatStandsInTheWayOfAnotherMovement() {
        id = reseller.unused();
        Change change = new Change(
                IntentId.fresh(),
                Kind.TOP_UP,
                new Target(id, "it", Dna.valueOf(".1."), Set.of()),
                true,
                Money.of("7"),
                null,
                "lost",
                List.of());
        String before = Images.write(
                new BeforeImage(Instant.now(), Side.of(subaccounts.find(id), Instant.now()), null, null, null));
        journal.perform(
                reseller.viewer(),
                change,
                () -> new Plan.Send(
                        before, List.of(), List.of(new Step("{}", () -> new Answer.Lost("it took too long")))));

        Seen form = reseller.get(path(id));
        Seen refused = reseller.confirm(id, reseller.check(id, "top-up", "5", "30", "autumn"));

        assertThat(form.text()).contains("Another change of this account is still open", "Mei Lin");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.page().select(".notice a").attr("href")).isEqualTo("/journal/" + change.id());
        assertThat(refused.field("creditGranted")).isEqualTo("5");
    }

    @Test
    void twentyPostsOfOneFormMoveTheMoneyOnce() throws Exception {
        id = reseller.unused();
        Seen check = reseller.check(id, "top-up", "4.25", "30", "only once");
        IntentId intent = IntentId.valueOf(check.field("intent"));
        List<Callable<Seen>> posts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            posts.add(() -> reseller.confirm(id, check));
        }
        List<Future<Seen>> answers;
        try (var people = Executors.newFixedThreadPool(20)) {
            answers = people.invokeAll(posts);
        }

        for (Future<Seen> answer : answers) {
            assertThat(answer.get().location()).isEqualTo("/journal/" + intent);
        }
        assertThat(marked(intent)).hasSize(1);
        assertThat(own.logs(new LogQuery(1, 100, "recharge_user", id, null)).entries())
                .filteredOn(entry -> entry.details() != null && entry.details().contains(intent.reference()))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"SUPPORT", "FINANCE", "AUDITOR"})
    void isNotForEveryRole(Role role) {
        FundingVisit other = FundingVisit.as(role, mvc, directory);

        assertThat(other.get(path(id)).status()).isEqualTo(403);
        assertThat(other.post(id, List.of("intent", IntentId.fresh().value())).status())
                .isEqualTo(403);
        assertThat(other.get("/subaccounts/" + id).page().select(".actions a[href$=/credit]"))
                .isEmpty();
    }

    @Test
    void doesNotFindWhatLiesInAnotherBranch() {
        Row elsewhere = directory.row(reseller.unused(), Dna.WHOLE_TREE).orElseThrow();
        FundingVisit other = FundingVisit.as(Role.RESELLER, elsewhere.branch(), mvc, directory);

        assertThat(other.get(path(id)).status()).isEqualTo(404);
        assertThat(other.post(id, List.of("intent", IntentId.fresh().value())).status())
                .isEqualTo(404);
        assertThat(other.get(path(new AccountId(999_999_999))).status()).isEqualTo(404);
    }

    @Test
    void keepsTheOwnersBalanceFromThoseWhoSeeABranchOnly() {
        id = reseller.unused(row -> row.depth() == 1);
        Row head = reseller.read(id).parentRow();
        FundingVisit other = FundingVisit.as(Role.RESELLER, head.branch(), mvc, directory);

        Seen check = other.check(id, "top-up", "5", "30", "autumn");

        assertThat(check.status()).isEqualTo(200);
        assertThat(check.page().select("dl.facts").text())
                .contains("outside your branch")
                .doesNotContain("Balance before");
        assertThat(other.get(path(id)).page().select(".figures dd").get(1).text())
                .isEqualTo("not available");
    }

    @Test
    void saysThatAnAccountIsGone() {
        id = reseller.unused();
        subaccounts.delete(id);
        Seen stillShown = reseller.check(id, "top-up", "5", "30", "autumn");
        Seen gone = reseller.get(path(id));

        assertThat(stillShown.status()).isEqualTo(410);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.text()).contains("Upstream no longer has this account");
        assertThat(gone.page().select("main form")).isEmpty();
    }

    @Test
    void refusesFieldsThatItDoesNotKnowAndFormsWithoutAnIntent() {
        Seen form = reseller.get(path(id));

        assertThat(reseller.post(id, and(form.hidden(), "XCredit", "1")).status())
                .isEqualTo(400);
        assertThat(reseller.post(id, List.of("intent", "made-up")).status()).isEqualTo(400);
    }

    @Test
    void speaksChinese() {
        Seen check = reseller.inChinese().check(id, "top-up", "5", "30", "秋季活动");

        assertThat(check.heading()).startsWith("为 ").contains("充值");
        assertThat(check.text()).contains("秋季活动", "估算");
    }

    private List<CreditCard> cards() {
        return subaccounts.find(id).funds().cards();
    }

    private List<CreditCard> marked(IntentId intent) {
        return cards().stream()
                .filter(card -> card.memo().contains(intent.reference()))
                .toList();
    }

    private static Fact fact(Intent intent, String field) {
        return intent.result().stream()
                .filter(fact -> fact.field().equals(field))
                .findFirst()
                .orElseThrow();
    }
}
