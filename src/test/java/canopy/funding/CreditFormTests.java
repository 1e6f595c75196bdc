package canopy.funding;

import static canopy.funding.FundingVisit.path;
import static canopy.support.PageVisit.and;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Directory;
import canopy.directory.Row;
import canopy.journal.IntentId;
import canopy.manage.CreditCard;
import canopy.manage.Subaccounts;
import canopy.people.Role;
import canopy.support.PageVisit.Seen;
import canopy.support.WholeConsoleTest;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The form of a movement of credit and the page to check it by: what they show, refuse and keep. */
@WholeConsoleTest
class CreditFormTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Directory directory;

    @Autowired
    private Subaccounts subaccounts;

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
        // Without children: they would stand at the top of the tree afterwards, though not directly below the owner.
        id = reseller.unused(row -> row.depth() == 0 && row.children() == 0);
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
}
