package canopy.funding;

import static canopy.funding.FundingVisit.path;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.changes.Images;
import canopy.directory.Directory;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Movements of credit, from the confirmation to what both sides then have. */
@WholeConsoleTest
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

    private FundingVisit reseller;
    private AccountId id;

    @BeforeEach
    void findAnAccount() {
        reseller = FundingVisit.as(Role.RESELLER, mvc, directory);
        id = reseller.unused();
    }

    @Test
    void topsUpOnceWithTheReasonAndTheMarkOnTheCard() {
        Money usedBefore = used();
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
        Money besides = Money.of(debit.after()).minus(Money.of(debit.before()));
        assertThat(besides)
                .as("the estimate was right, but for what the payer itself used meanwhile")
                .isBetween(Money.ZERO, used().minus(usedBefore));
        assertThat(directory.history(id, Dna.WHOLE_TREE, 1, 20).changes())
                .anyMatch(change -> intent.value().equals(change.cause().intent()));
    }

    @Test
    void clawsBackToTheParentLessTheFee() {
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
    void saysWhatStandsInTheWayOfAnotherMovement() {
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

    private List<CreditCard> cards() {
        return subaccounts.find(id).funds().cards();
    }

    private List<CreditCard> marked(IntentId intent) {
        return cards().stream()
                .filter(card -> card.memo().contains(intent.reference()))
                .toList();
    }

    /** What the owner's account, which pays, has used of its own so far. */
    private Money used() {
        return own.info().account().funds().creditUsed();
    }

    private static Fact fact(Intent intent, String field) {
        return intent.result().stream()
                .filter(fact -> fact.field().equals(field))
                .findFirst()
                .orElseThrow();
    }
}
