package canopy.journal;

import static canopy.journal.JournalNode.BO;
import static canopy.journal.JournalNode.LOST;
import static canopy.journal.JournalNode.MEI;
import static canopy.journal.JournalNode.NO;
import static canopy.journal.JournalNode.YES;
import static canopy.journal.JournalNode.applied;
import static canopy.journal.JournalNode.edit;
import static canopy.journal.JournalNode.plan;
import static canopy.journal.JournalNode.topUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.journal.Answer.Accepted;
import canopy.journal.Answer.NotSent;
import canopy.journal.Answer.Refused;
import canopy.people.Role;
import canopy.people.Viewer;
import canopy.support.Databases;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.access.AccessDeniedException;

/** What one post of a form comes to, on both databases. */
class PerformTests {

    private static final Supplier<Answer> NEVER = () -> new NotSent("connection refused");
    private static final Supplier<Answer> BROKEN = () -> {
        throw new IllegalStateException("a fault of ours");
    };
    private static final Finding NOTHING = new Finding.NothingYet("nothing");
    private static final Finding PARTLY = new Finding.Applied(List.of(), true);

    /** What is answered, what is seen right afterwards, and what that makes of the intent. */
    private record Case(List<Supplier<Answer>> calls, Finding seen, State state, int made, String events) {

        boolean stoppedHalfWay() {
            return calls.size() > 1 && List.of(NO, NEVER).contains(calls.getLast());
        }
    }

    private static final List<Case> CASES = List.of(
            new Case(List.of(YES), applied(), State.DONE, 1, "prepared sent answered settled"),
            new Case(List.of(YES), NOTHING, State.UNKNOWN, 1, "prepared sent answered unknown"),
            new Case(List.of(YES), new Finding.CannotSee("x"), State.UNKNOWN, 1, "prepared sent answered unknown"),
            new Case(List.of(YES), new Finding.Contradiction("x"), State.UNKNOWN, 1, "prepared sent answered unknown"),
            new Case(List.of(NO), applied(), State.REJECTED, 1, "prepared sent answered settled"),
            new Case(List.of(NEVER), applied(), State.NOT_APPLIED, 1, "prepared sent answered settled"),
            new Case(List.of(LOST), applied(), State.UNKNOWN, 1, "prepared sent answered unknown"),
            new Case(List.of(BROKEN), applied(), State.UNKNOWN, 1, "prepared sent answered unknown"),
            new Case(List.of(YES, YES), applied(), State.DONE, 2, "prepared sent answered sent answered settled"),
            new Case(List.of(YES, NO), PARTLY, State.DONE, 2, "prepared sent answered sent answered settled"),
            new Case(List.of(YES, NEVER), PARTLY, State.DONE, 2, "prepared sent answered sent answered settled"),
            new Case(List.of(YES, NO), NOTHING, State.UNKNOWN, 2, "prepared sent answered sent answered unknown"),
            new Case(List.of(YES, LOST), applied(), State.UNKNOWN, 2, "prepared sent answered sent answered unknown"),
            new Case(List.of(NO, YES), applied(), State.REJECTED, 1, "prepared sent answered settled"),
            new Case(List.of(LOST, YES), applied(), State.UNKNOWN, 1, "prepared sent answered unknown"));

    @Test
    void changesNeitherTheHeadOfTheOwnBranchNorWhatLiesOutsideIt() {
        try (JournalNode node = JournalNode.on(Databases.H2)) {
            Change change = topUp(77);
            for (String branch : List.of(".1.77.", ".1.78.", ".1.77.5.")) {
                Viewer narrow = new Viewer(3, "Li", "li@example.com", Role.OWNER, new Dna(branch));
                assertThatThrownBy(() -> node.journal.perform(narrow, change, plan(YES)))
                        .isInstanceOf(AccessDeniedException.class);
            }
            assertThat(node.intents.find(change.id())).isEmpty();

            Viewer above = new Viewer(3, "Li", "li@example.com", Role.RESELLER, new Dna(".1."));
            node.sight = intent -> applied();
            assertThat(node.journal.perform(above, change, plan(YES)).state()).isEqualTo(State.DONE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsAsTheAnswersSay(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            long account = 100;
            for (Case each : CASES) {
                node.sight = intent -> each.seen();
                AtomicInteger made = new AtomicInteger();
                Change change = new Change(
                        IntentId.fresh(),
                        Kind.EDIT,
                        new Target(new AccountId(++account), "dev", new Dna(".1."), java.util.Set.of()),
                        false,
                        null,
                        null,
                        null,
                        List.of());
                Intent intent = node.journal.perform(
                        MEI,
                        change,
                        JournalNode.planOf(each.calls().stream()
                                .map(call -> (Supplier<Answer>) () -> {
                                    made.incrementAndGet();
                                    return call.get();
                                })
                                .toList()));
                assertThat(intent.state()).as("%s", each).isEqualTo(each.state());
                assertThat(made).as("%s", each).hasValue(each.made());
                assertThat(String.join(" ", node.events(change.id())))
                        .as("%s", each)
                        .isEqualTo(each.events());
                assertThat(intent.fulfilled()).as("%s", each).isEqualTo(!each.stoppedHalfWay());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsAllThatIsKnown(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            node.sight = intent -> applied();
            Change change = topUp(7);
            Intent done = node.journal.perform(MEI, change, plan(YES));
            assertThat(done.change()).isEqualTo(change);
            assertThat(done.actorName()).isEqualTo("Mei");
            assertThat(done.sent()).containsExactly("{\"CreditGranted\":25}");
            assertThat(done.course().answers()).containsExactly("{\"ok\":true}");
            assertThat(done.before()).isEqualTo("{\"balance\":\"100\"}");
            assertThat(done.result()).containsExactly(new Fact("creditGranted", null, "25"));
            assertThat(done.preparedAt()).isEqualTo(node.clock.now());
            assertThat(done.course().settledAt()).isEqualTo(node.clock.now());
            assertThat(done.wasThere()).isFalse();

            Intent refused = node.journal.perform(MEI, topUp(8), plan(NO));
            assertThat(refused.refusal()).isEqualTo(new Refused(422, "Too little", "used_up", "t-1"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsNothingWhenThePlanStops(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            Intent stopped = node.journal.perform(MEI, edit(7), () -> new Plan.Stop("changed meanwhile"));
            assertThat(stopped.state()).isEqualTo(State.NOT_APPLIED);
            assertThat(stopped.outcome().why()).isEqualTo("changed meanwhile");
            assertThat(stopped.stepsSent()).isZero();

            Change change = edit(7);
            assertThatThrownBy(() -> node.journal.perform(MEI, change, () -> {
                        throw new IllegalStateException("upstream is silent");
                    }))
                    .hasMessage("upstream is silent");
            assertThat(node.now(change.id()).state()).isEqualTo(State.NOT_APPLIED);
            assertThat(node.events(change.id())).containsExactly("prepared", "settled");
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesUpWhatWasPreparedLongAgoInFavourOfTheNext(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            node.sight = intent -> applied();
            Change left = edit(7);
            node.preparing.prepare(MEI, left);
            assertThatThrownBy(() -> node.journal.perform(BO, edit(7), plan(YES)))
                    .isInstanceOf(Locked.class);
            node.clock.pass(Duration.ofSeconds(61));
            assertThat(node.journal.perform(BO, edit(7), plan(YES)).state()).isEqualTo(State.DONE);
            assertThat(node.now(left.id()).state()).isEqualTo(State.NOT_APPLIED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsNothingThatWasGivenUpWhileItWasPlanned(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            AtomicInteger calls = new AtomicInteger();
            Intent slow = node.journal.perform(MEI, edit(7), () -> {
                node.clock.pass(Duration.ofSeconds(61));
                node.watch.turn();
                return plan(() -> {
                            calls.incrementAndGet();
                            return new Accepted("{}");
                        })
                        .get();
            });
            assertThat(slow.state()).isEqualTo(State.NOT_APPLIED);
            assertThat(calls).hasValue(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsNoFurtherStepOnceTheLoopHasTakenOver(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            AtomicInteger calls = new AtomicInteger();
            Intent slow = node.journal.perform(
                    MEI,
                    edit(7),
                    plan(
                            () -> {
                                node.clock.pass(Duration.ofSeconds(31));
                                node.watch.turn();
                                return new Accepted("{}");
                            },
                            () -> {
                                calls.incrementAndGet();
                                return new Accepted("{}");
                            }));
            assertThat(slow.state()).isEqualTo(State.UNKNOWN);
            assertThat(slow.stepsAccepted()).isEqualTo(1);
            assertThat(calls).hasValue(0);
        }
    }

    @Test
    void keepsTheIntentSentWhenTheDatabaseGoesAwayDuringTheCall() {
        JournalNode node = JournalNode.on(Databases.H2);
        Change change = topUp(7);
        assertThatThrownBy(() -> node.journal.perform(MEI, change, plan(() -> {
                    node.close();
                    return new Accepted("{}");
                })))
                .isInstanceOfSatisfying(
                        NotYetConfirmed.class, told -> assertThat(told.intent()).isEqualTo(change.id()));
        try (JournalNode restarted = new JournalNode(node.source(), node.clock)) {
            assertThat(restarted.now(change.id()).state()).isEqualTo(State.SENT);
        }
    }
}
