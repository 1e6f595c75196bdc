package canopy.closing;

import static canopy.support.PageVisit.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import canopy.changes.Images;
import canopy.directory.Change;
import canopy.directory.Directory;
import canopy.directory.MirroredAccount;
import canopy.journal.Fact;
import canopy.journal.Intent;
import canopy.journal.IntentId;
import canopy.journal.Journal;
import canopy.journal.State;
import canopy.manage.CreditCard;
import canopy.manage.LogEntry;
import canopy.manage.LogQuery;
import canopy.manage.ManageException.NotFound;
import canopy.manage.OwnAccount;
import canopy.manage.Subaccounts;
import canopy.people.Role;
import canopy.support.PageVisit.Seen;
import canopy.support.WholeConsoleTest;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WholeConsoleTest
@TestPropertySource(properties = "canopy.test.changes-accounts=true")
class DeletionTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Directory directory;

    @Autowired
    private Journal journal;

    @Autowired
    private Subaccounts subaccounts;

    @Autowired
    private OwnAccount owner;

    private ClosingVisit reseller;
    private MirroredAccount account;
    private AccountId id;
    private String path;

    @BeforeEach
    void findAnAccountWithCreditBelowAnother() {
        reseller = ClosingVisit.as(Role.RESELLER, mvc, directory);
        take(reseller.unused(found -> found.parent() != null && hasCredit(found)));
    }

    @Test
    void rehearsesWhatComesBackAndThenReadsItToTheLastDigit() {
        Seen rehearsal = reseller.get(path);
        assertThat(rehearsal.status()).isEqualTo(200);
        assertThat(rehearsal.text())
                .contains("Refund, estimated", "180 days", account.parentRow().name());

        Seen check = reseller.post(path, typed(rehearsal));
        assertThat(check.page().select("h1").text()).startsWith("Check: delete");
        List<CreditCard> before = cards(account.parentRow().id());
        Money balance = subaccounts.find(id).funds().cards().stream()
                .filter(card -> card.isSpendable(Instant.now()))
                .map(CreditCard::balance)
                .reduce(Money.ZERO, Money::plus);
        Seen done = reseller.post(path, and(check.hidden(), "confirmed", "true"));

        assertThat(done.status()).isEqualTo(303);
        assertThat(done.location()).isEqualTo("/journal/" + check.field("intent"));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> subaccounts.find(id));
        CreditCard refund = cards(account.parentRow().id()).stream()
                .filter(card -> !before.contains(card)
                        && String.valueOf(card.reference()).startsWith("Refund from deleted"))
                .findFirst()
                .orElseThrow();
        BigDecimal expected = balance.amount()
                .multiply(account.parent().funds().rates())
                .divide(account.account().funds().rates(), 6, RoundingMode.HALF_UP)
                .subtract(new BigDecimal("0.2"));
        assertThat(refund.amount().amount())
                .isCloseTo(expected, org.assertj.core.api.Assertions.within(new BigDecimal("0.01")));
        Intent intent = intent(check);
        assertThat(intent.state()).isEqualTo(State.DONE);
        assertThat(intent.reason()).isEqualTo("contract ended");
        assertThat(intent.payer()).isEqualTo(account.parentRow().id());
        assertThat(fact(intent.result(), "refund").after())
                .isEqualTo(refund.amount().toString());
        assertThat(fact(intent.result(), "refund").before())
                .isEqualTo(fact(intent.facts(), "refund").after());
    }

    @Test
    void keepsTheWholeRecordForFinanceAndMarksTheAccountAsGone() {
        Seen check = delete();
        FinalRecord record = Images.read(intent(check).before(), FinalRecord.class);
        assertThat(record.account().profile()).isEqualTo(account.account().profile());
        assertThat(record.account().funds().cards())
                .hasSameSizeAs(account.account().funds().cards());
        assertThat(record.spendable()).isNotNull();
        assertThat(intent(check).facts())
                .extracting(Fact::field)
                .contains("name", "email", "rates", "balance", "refund");
        MirroredAccount gone = directory.account(id, Dna.WHOLE_TREE).orElseThrow();
        assertThat(gone.isGone()).isTrue();
        Change change = directory.history(id, Dna.WHOLE_TREE, 1, 1).changes().getFirst();
        assertThat(change.field()).isEqualTo(Change.PRESENCE);
        assertThat(change.cause().intent()).isEqualTo(check.field("intent"));

        Seen later = reseller.get(path);
        assertThat(later.status()).isEqualTo(410);
        assertThat(later.text()).contains("This account is gone", account.row().email());
        assertThat(later.page().select("main .actions a").eachAttr("href")).contains("/journal?account=" + id);
        assertThat(reseller.get("/subaccounts/" + id).page().select("main .actions a[href$=/deletion]"))
                .isEmpty();
    }

    @Test
    void givesTheCreditOfTheOwnersOwnChildToTheOwner() {
        take(reseller.unused(found -> found.parent() == null && hasCredit(found)));
        Seen rehearsal = reseller.get(path);
        assertThat(rehearsal.text()).contains("the owner’s account", "Refund, estimated");
        assertThat(rehearsal.text()).doesNotContain("cannot be estimated");
        Seen check = delete();
        Intent intent = intent(check);
        assertThat(intent.payer()).isEqualTo(owner.info().account().id());
        assertThat(fact(intent.result(), "refund").after())
                .isEqualTo(fact(intent.facts(), "refund").after());
    }

    @Test
    void wantsTheExactNameAndKeepsEverythingTyped() {
        Seen rehearsal = reseller.get(path);
        String almost = account.row().name().toUpperCase(java.util.Locale.ROOT) + "x";
        List<String> typed = and(rehearsal.hidden(), "confirmName", almost, "reason", "contract ended");
        Seen wrong = reseller.post(path, typed);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().select(".error-summary a").eachAttr("href")).containsExactly("#confirmName");
        assertThat(wrong.page().select("input[name=confirmName]").val()).isEqualTo(almost);
        assertThat(wrong.page().select("input[name=reason]").val()).isEqualTo("contract ended");
        assertThat(wrong.field("intent")).isEqualTo(rehearsal.field("intent"));
        assertThat(reseller.post(path, and(typed, "seen", "1000000/0", "confirmed", "true"))
                        .status())
                .isEqualTo(422);
        assertThat(subaccounts.find(id)).isNotNull();
    }

    @Test
    void deletesOnceHoweverOftenItIsConfirmed() throws Exception {
        Seen check = reseller.post(path, typed(reseller.get(path)));
        List<String> confirmed = and(check.hidden(), "confirmed", "true");
        List<Seen> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            Callable<Seen> post = () -> reseller.post(path, confirmed);
            List<Future<Seen>> posts = threads.invokeAll(java.util.Collections.nCopies(20, post));
            for (Future<Seen> future : posts) {
                answers.add(future.get());
            }
        }
        assertThat(answers).extracting(Seen::status).containsOnly(303);
        assertThat(answers).extracting(Seen::location).containsOnly("/journal/" + check.field("intent"));
        assertThat(intent(check).state()).isEqualTo(State.DONE);
        List<LogEntry> deletions =
                owner.logs(new LogQuery(1, 100, "delete_user", id, null)).entries();
        assertThat(deletions).hasSize(1);
    }

    @Test
    void sendsNothingWhenThereIsMoreToLoseThanWasShown() {
        Seen check = reseller.post(path, typed(reseller.get(path)));
        subaccounts.grant(id, Money.of("250"), BigDecimal.TEN, null);
        Seen stopped = reseller.post(path, and(check.hidden(), "confirmed", "true"));
        assertThat(stopped.status()).isEqualTo(409);
        assertThat(stopped.text()).contains("There is more to lose");
        assertThat(stopped.page().select("input[type=text][name=reason]").val()).isEqualTo("contract ended");
        assertThat(intent(check).sent()).isEmpty();
        assertThat(subaccounts.find(id)).isNotNull();
    }

    @Test
    void saysThatSomebodyElseWasFaster() {
        Seen check = reseller.post(path, typed(reseller.get(path)));
        subaccounts.delete(id);
        Seen late = reseller.post(path, and(check.hidden(), "confirmed", "true"));
        assertThat(late.status()).isEqualTo(410);
        assertThat(late.text()).contains("Your request came too late");
        assertThat(intent(check).state()).isEqualTo(State.NOT_APPLIED);
    }

    @Test
    void asksForThePasswordWhenTheLastProofIsOld() {
        ClosingVisit longSignedIn = reseller.signedIn(Instant.now().minus(Duration.ofMinutes(20)));
        Seen check = longSignedIn.post(path, typed(longSignedIn.get(path)));
        assertThat(check.page().select("input[type=password][name=password]")).hasSize(1);
        Seen refused = longSignedIn.post(path, and(check.hidden(), "confirmed", "true", "password", ""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select(".error-summary a").attr("href")).isEqualTo("#password");
        assertThat(refused.hidden()).isEqualTo(check.hidden());
        assertThat(journal.find(IntentId.valueOf(check.field("intent")), reseller.viewer()))
                .isEmpty();
        assertThat(subaccounts.find(id)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"OWNER, 200", "RESELLER, 200", "SUPPORT, 403", "FINANCE, 403", "AUDITOR, 403"})
    void isForThoseWhoMay(Role role, int status) {
        ClosingVisit visit = ClosingVisit.as(role, mvc, directory);
        assertThat(visit.get(path).status()).isEqualTo(status);
        assertThat(visit.get("/subaccounts/" + id).page().select(".actions a[href$=/deletion]"))
                .hasSize(status == 200 ? 1 : 0);
        assertThat(visit.post(path, and(List.of("intent", IntentId.fresh().value()), "reason", "r"))
                        .status())
                .isEqualTo(status == 200 ? 422 : 403);
    }

    @Test
    void isNotFoundOutsideTheBranchAndHidesWhatLiesAbove() {
        ClosingVisit elsewhere = ClosingVisit.as(Role.RESELLER, new Dna(".999999."), mvc, directory);
        assertThat(elsewhere.get(path).status()).isEqualTo(404);
        assertThat(elsewhere
                        .post(path, List.of("intent", IntentId.fresh().value(), "confirmed", "true"))
                        .status())
                .isEqualTo(404);

        ClosingVisit ofIt = ClosingVisit.as(Role.RESELLER, account.row().branch(), mvc, directory);
        Seen own = ofIt.get(path);
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.text())
                .contains("This account is the head of your branch")
                .doesNotContain(account.parentRow().name());
    }

    private Seen delete() {
        Seen check = reseller.post(path, typed(reseller.get(path)));
        Seen done = reseller.post(path, and(check.hidden(), "confirmed", "true"));
        assertThat(done.status()).as(done.text()).isEqualTo(303);
        return check;
    }

    private List<String> typed(Seen rehearsal) {
        return and(rehearsal.hidden(), "confirmName", account.row().name(), "reason", "contract ended");
    }

    private void take(MirroredAccount taken) {
        account = taken;
        id = taken.row().id();
        path = "/subaccounts/" + id + "/deletion";
    }

    private List<CreditCard> cards(AccountId of) {
        return subaccounts.find(of).funds().cards();
    }

    private Intent intent(Seen check) {
        return journal.find(IntentId.valueOf(check.field("intent")), reseller.viewer())
                .orElseThrow();
    }

    private static boolean hasCredit(MirroredAccount found) {
        return found.row().balance() != null
                && found.row().balance().compareTo(Money.of("5")) > 0
                && found.row().name() != null;
    }

    private static Fact fact(List<Fact> facts, String field) {
        return facts.stream()
                .filter(fact -> fact.field().equals(field))
                .findFirst()
                .orElseThrow();
    }
}
