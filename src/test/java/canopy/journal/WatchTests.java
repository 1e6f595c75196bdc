package canopy.journal;

import static canopy.journal.JournalNode.BO;
import static canopy.journal.JournalNode.MEI;
import static canopy.journal.JournalNode.applied;
import static canopy.journal.JournalNode.edit;
import static canopy.journal.JournalNode.plan;
import static canopy.journal.JournalNode.topUp;
import static canopy.journal.State.DONE;
import static canopy.journal.State.NEEDS_HUMAN;
import static canopy.journal.State.NOT_APPLIED;
import static canopy.journal.State.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.journal.Answer.Accepted;
import canopy.journal.Answer.Lost;
import canopy.journal.Answer.Refused;
import canopy.journal.Finding.CannotSee;
import canopy.journal.Finding.Contradiction;
import canopy.journal.Finding.NothingYet;
import canopy.support.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the loop makes of what it sees, on both databases. */
class WatchTests {

    private static final Finding NOTHING = new NothingYet("nothing");
    private static final Finding ODD = new Contradiction("odd");
    private static final Finding BLIND = new CannotSee("silent");

    /** What the first answer was, what each look sees, and what that comes to after how many seconds. */
    private record Case(String name, Answer answer, IntFunction<Finding> looks, State state, int from, int to) {}

    private static final List<Case> CASES = List.of(
            new Case("seen at once", new Lost("x"), n -> applied(), DONE, 1, 2),
            new Case("seen late", new Lost("x"), n -> n < 6 ? NOTHING : applied(), DONE, 20, 90),
            new Case("never seen", new Lost("x"), n -> NOTHING, NOT_APPLIED, 180, 240),
            new Case("accepted, never seen", new Accepted("{}"), n -> NOTHING, NEEDS_HUMAN, 180, 240),
            new Case("a contradiction that stays", new Lost("x"), n -> ODD, NEEDS_HUMAN, 2, 5),
            new Case("one that passes", new Lost("x"), n -> n == 1 ? ODD : n < 4 ? NOTHING : applied(), DONE, 5, 30),
            new Case("one now and then", new Lost("x"), n -> n % 2 == 0 ? ODD : NOTHING, NEEDS_HUMAN, 180, 240),
            new Case("silent, then seen", new Lost("x"), n -> n < 10 ? BLIND : applied(), DONE, 120, 400),
            new Case("silent, then nothing", new Lost("x"), n -> n < 10 ? BLIND : NOTHING, NOT_APPLIED, 330, 600));

    @ParameterizedTest
    @EnumSource
    void settlesByWhatItSees(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            long account = 100;
            for (Case each : CASES) {
                int[] looks = {0};
                node.sight = intent -> BLIND;
                Change change = edit(++account);
                assertThat(node.journal
                                .perform(MEI, change, plan(() -> each.answer()))
                                .state())
                        .isEqualTo(UNKNOWN);
                node.sight = intent -> each.looks().apply(++looks[0]);
                Duration took = untilSettled(node, change.id());
                assertThat(node.now(change.id()).state()).as(each.name()).isEqualTo(each.state());
                assertThat(took.toSeconds()).as(each.name()).isBetween((long) each.from(), (long) each.to());
                assertThat(node.events(change.id())).as(each.name()).hasSizeLessThan(20);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void neverCallsSilenceNothing(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            node.sight = intent -> BLIND;
            Change change = edit(7);
            node.journal.perform(MEI, change, plan(() -> new Lost("timeout")));
            List<Instant> looks = new ArrayList<>();
            node.sight = intent -> {
                looks.add(node.clock.now());
                return BLIND;
            };
            Instant begun = node.clock.now();
            for (int i = 0; i < 600; i++) {
                node.clock.pass(Duration.ofSeconds(i < 70 ? 1 : 10));
                node.watch.turn();
            }
            assertThat(node.now(change.id()).state()).isEqualTo(UNKNOWN);
            assertThat(looks.stream()
                            .limit(7)
                            .map(look -> Duration.between(begun, look).toSeconds()))
                    .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 62L);
            assertThat(node.events(change.id())).containsExactly("prepared", "sent", "answered", "unknown", "looked");
            assertThat(node.now(change.id()).sight().looks()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWhenTheClockIsPutBackByADay(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            Change change = topUp(7);
            node.journal.perform(MEI, change, plan(() -> new Lost("timeout")));
            assertThat(node.now(change.id()).state()).isEqualTo(UNKNOWN);
            node.clock.pass(Duration.ofDays(-1));
            node.sight = intent -> applied();
            node.watch.turn();
            assertThat(node.now(change.id()).state()).isEqualTo(DONE);
        }
    }

    /** The clock says that minutes have passed; the number of looks says that they have not. */
    @ParameterizedTest
    @EnumSource
    void callsNothingNotAppliedBecauseTheClockIsPutAhead(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            Change change = topUp(7);
            node.journal.perform(MEI, change, plan(() -> new Lost("timeout")));
            List<Instant> looks = new ArrayList<>();
            node.sight = intent -> {
                looks.add(node.clock.now());
                return NOTHING;
            };
            node.clock.pass(Duration.ofSeconds(1));
            node.watch.turn();
            node.clock.pass(Duration.ofMinutes(10));
            Instant jumped = node.clock.now();
            untilSettled(node, change.id());

            assertThat(node.now(change.id()).state()).isEqualTo(NOT_APPLIED);
            assertThat(looks).hasSizeGreaterThanOrEqualTo(7);
            assertThat(Duration.between(jumped, node.now(change.id()).course().settledAt()))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(60));
        }
    }

    @ParameterizedTest
    @EnumSource
    void settlesWhatADeadProcessLeftBehind(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            Change prepared = topUp(7);
            node.preparing.prepare(MEI, prepared);
            Change sent = edit(8);
            node.preparing.prepare(MEI, sent);
            Plan.Send plan = (Plan.Send) plan(() -> new Accepted("{}")).get();
            node.moves.send(sent.id(), plan, node.clock.now());

            try (JournalNode restarted = new JournalNode(node.source(), node.clock)) {
                restarted.sight = intent -> applied();
                node.clock.pass(Duration.ofSeconds(29));
                restarted.watch.turn();
                assertThat(restarted.now(sent.id()).state()).isEqualTo(State.SENT);
                node.clock.pass(Duration.ofSeconds(2));
                restarted.watch.turn();
                assertThat(restarted.now(sent.id()).state()).isEqualTo(UNKNOWN);
                assertThat(restarted.now(prepared.id()).state()).isEqualTo(State.PREPARED);
                node.clock.pass(Duration.ofSeconds(1));
                restarted.watch.turn();
                assertThat(restarted.now(sent.id()).state()).isEqualTo(DONE);
                node.clock.pass(Duration.ofSeconds(30));
                restarted.watch.turn();
                assertThat(restarted.now(prepared.id()).state()).isEqualTo(NOT_APPLIED);
                assertThat(restarted.journal.unsettled()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotWaitUntilTheClockOfADeadProcessIsReached(Databases engine) {
        try (JournalNode node = JournalNode.on(engine);
                JournalNode little = ahead(node, Duration.ofSeconds(50));
                JournalNode far = ahead(node, Duration.ofMinutes(40))) {
            Change young = edit(6);
            little.preparing.prepare(MEI, young);
            Change prepared = topUp(7);
            far.preparing.prepare(MEI, prepared);
            Change sent = edit(8);
            far.preparing.prepare(MEI, sent);
            Plan.Send plan = (Plan.Send) plan(() -> new Accepted("{}")).get();
            far.moves.send(sent.id(), plan, far.clock.now());

            node.watch.turn();

            assertThat(node.now(young.id()).state()).isEqualTo(State.PREPARED);
            assertThat(node.now(prepared.id()).state()).isEqualTo(NOT_APPLIED);
            assertThat(node.now(sent.id()).state()).isEqualTo(UNKNOWN);
            assertThat(untilSettled(node, sent.id())).isGreaterThan(Duration.ofMinutes(3));
            assertThat(node.now(sent.id()).state()).isEqualTo(NOT_APPLIED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsNothingTwiceAndCallsNothingUndoneForAProcessWhoseClockIsFarAhead(Databases engine) {
        try (JournalNode node = JournalNode.on(engine);
                JournalNode far = ahead(node, Duration.ofMinutes(40))) {
            AtomicInteger calls = new AtomicInteger();
            Change prepared = edit(7);
            Intent never = far.journal.perform(MEI, prepared, () -> {
                node.watch.turn();
                return plan(() -> {
                            calls.incrementAndGet();
                            return new Accepted("{}");
                        })
                        .get();
            });
            assertThat(never.state()).isEqualTo(NOT_APPLIED);
            assertThat(calls).hasValue(0);

            Change sent = edit(8);
            Intent late = far.journal.perform(MEI, sent, plan(() -> {
                calls.incrementAndGet();
                node.watch.turn();
                return new Accepted("{}");
            }));
            assertThat(late.state()).isEqualTo(UNKNOWN);
            node.sight = intent -> applied();
            node.clock.pass(Duration.ofHours(1));
            node.watch.turn();
            assertThat(node.now(sent.id()).state()).isEqualTo(DONE);
            assertThat(calls).hasValue(1);
            assertThat(node.events(sent.id())).containsExactly("prepared", "sent", "unknown", "answered", "settled");
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheWatchToOneNodeUntilThatFallsSilent(Databases engine) {
        try (JournalNode node = JournalNode.on(engine);
                JournalNode other = new JournalNode(node.source(), node.clock)) {
            other.sight = intent -> applied();
            Change change = edit(7);
            node.journal.perform(MEI, change, plan(() -> new Lost("timeout")));
            node.clock.pass(Duration.ofSeconds(1));
            assertThat(node.watch.turn()).isTrue();
            node.clock.pass(Duration.ofSeconds(40));
            assertThat(other.watch.turn()).isFalse();
            assertThat(node.now(change.id()).state()).isEqualTo(UNKNOWN);
            node.jdbc
                    .sql("update journal_watch set watcher_until = current_timestamp - interval '1' second")
                    .update();
            assertThat(other.watch.turn()).isTrue();
            assertThat(node.now(change.id()).state()).isEqualTo(DONE);
            other.watch.end();
            node.journal.perform(BO, edit(8), plan(() -> new Lost("timeout")));
            node.clock.pass(Duration.ofSeconds(40));
            assertThat(node.watch.turn()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWhenOneRoomCannotLook(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            Change broken = edit(7);
            Change fine = topUp(8);
            node.journal.perform(MEI, broken, plan(() -> new Lost("timeout")));
            node.journal.perform(MEI, fine, plan(() -> new Lost("timeout")));
            node.sight = intent -> {
                if (intent.kind() == Kind.EDIT) {
                    throw new IllegalStateException("a fault of that room");
                }
                return applied();
            };
            node.clock.pass(Duration.ofSeconds(2));
            node.watch.turn();
            assertThat(node.now(fine.id()).state()).isEqualTo(DONE);
            assertThat(node.now(broken.id()).state()).isEqualTo(UNKNOWN);
            assertThat(node.now(broken.id()).sight().seen()).isEqualTo("journal.seen.look-failed");
        }
    }

    @ParameterizedTest
    @EnumSource
    void handsWhatNobodyCanSeeToAPerson(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            Change change =
                    new Change(IntentId.fresh(), Kind.ROTATE_KEY, edit(7).target(), false, null, null, null, List.of());
            assertThat(node.journal
                            .perform(MEI, change, plan(() -> new Lost("timeout")))
                            .state())
                    .isEqualTo(NEEDS_HUMAN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsAnAnswerThatComesAfterTheLoopHasTakenOver(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            Change accepted = edit(7);
            Intent late = node.journal.perform(MEI, accepted, plan(() -> {
                node.clock.pass(Duration.ofSeconds(31));
                node.watch.turn();
                assertThat(node.now(accepted.id()).state()).isEqualTo(UNKNOWN);
                return new Accepted("{\"late\":true}");
            }));
            assertThat(late.state()).isEqualTo(UNKNOWN);
            assertThat(late.stepsAccepted()).isEqualTo(1);
            assertThat(node.events(accepted.id())).containsExactly("prepared", "sent", "unknown", "answered");
            node.sight = intent -> applied();
            node.watch.turn();
            assertThat(node.now(accepted.id()).state()).isEqualTo(DONE);

            Change refused = edit(8);
            assertThat(node.journal
                            .perform(MEI, refused, plan(() -> {
                                node.clock.pass(Duration.ofSeconds(31));
                                node.sight = intent -> BLIND;
                                node.watch.turn();
                                return new Refused(422, "no", null, null);
                            }))
                            .state())
                    .isEqualTo(NOT_APPLIED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksAPersonWhenAnAnswerContradictsWhatWasDecided(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            Change change = edit(7);
            Intent late = node.journal.perform(MEI, change, plan(() -> {
                node.clock.pass(Duration.ofSeconds(31));
                node.watch.turn();
                untilSettled(node, change.id());
                assertThat(node.now(change.id()).state()).isEqualTo(NOT_APPLIED);
                return new Accepted("{}");
            }));
            assertThat(late.state()).isEqualTo(NEEDS_HUMAN);
            assertThat(node.events(change.id())).endsWith("settled", "answered", "needs-human");
        }
    }

    private static JournalNode ahead(JournalNode node, Duration time) {
        JournalClock clock = new JournalClock();
        clock.pass(time);
        return new JournalNode(node.source(), clock);
    }

    private static Duration untilSettled(JournalNode node, IntentId id) {
        Instant begun = node.clock.now();
        Set<State> open = Set.of(State.PREPARED, State.SENT, UNKNOWN);
        for (int i = 0; i < 400 && open.contains(node.now(id).state()); i++) {
            node.clock.pass(Duration.ofSeconds(i < 10 ? 1 : 5));
            node.watch.turn();
        }
        return Duration.between(begun, node.clock.now());
    }
}
