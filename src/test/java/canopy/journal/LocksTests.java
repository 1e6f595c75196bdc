package canopy.journal;

import static canopy.journal.JournalNode.BO;
import static canopy.journal.JournalNode.LOST;
import static canopy.journal.JournalNode.MEI;
import static canopy.journal.JournalNode.NO;
import static canopy.journal.JournalNode.YES;
import static canopy.journal.JournalNode.applied;
import static canopy.journal.JournalNode.create;
import static canopy.journal.JournalNode.edit;
import static canopy.journal.JournalNode.plan;
import static canopy.journal.JournalNode.topUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.journal.Answer.Accepted;
import canopy.journal.Answer.Lost;
import canopy.support.Databases;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What many posts come to side by side: of one form, for one account, and of one balance. */
class LocksTests {

    @ParameterizedTest
    @EnumSource
    void sendsOneFormOnceHoweverOftenItIsPosted(Databases engine) throws Exception {
        try (JournalNode node = JournalNode.on(engine);
                JournalNode other = new JournalNode(node.source(), node.clock)) {
            node.sight = intent -> applied();
            other.sight = node.sight;
            Change change = topUp(7);
            AtomicInteger plans = new AtomicInteger();
            AtomicInteger calls = new AtomicInteger();
            List<Supplier<Intent>> posts = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Journal journal = i % 2 == 0 ? node.journal : other.journal;
                posts.add(() -> journal.perform(MEI, change, () -> {
                    plans.incrementAndGet();
                    return plan(() -> {
                                calls.incrementAndGet();
                                return new Accepted("{}");
                            })
                            .get();
                }));
            }
            List<Intent> outcomes = sideBySide(posts);
            assertThat(plans).hasValue(1);
            assertThat(calls).hasValue(1);
            assertThat(outcomes).filteredOn(Intent::wasThere).hasSize(19);
            assertThat(outcomes).extracting(Intent::id).containsOnly(change.id());
            assertThat(node.now(change.id()).state()).isEqualTo(State.DONE);
            assertThat(node.events(change.id())).containsExactly("prepared", "sent", "answered", "settled");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAFormUnderAnotherPersonsOrAnotherTargetsId(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            node.sight = intent -> applied();
            Change change = topUp(7);
            node.journal.perform(MEI, change, plan(YES));
            assertThat(node.journal.perform(MEI, change, plan(YES)).wasThere()).isTrue();
            assertThatThrownBy(() -> node.journal.perform(BO, change, plan(YES)))
                    .isInstanceOf(IntentMisused.class);
            Change elsewhere = topUp(8);
            assertThatThrownBy(() -> node.journal.perform(
                            MEI,
                            new Change(change.id(), Kind.TOP_UP, elsewhere.target(), true, null, null, null, List.of()),
                            plan(YES)))
                    .isInstanceOf(IntentMisused.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void letsOneOfManyIntentsForAnAccountThrough(Databases engine) throws Exception {
        try (JournalNode node = JournalNode.on(engine)) {
            AtomicInteger calls = new AtomicInteger();
            CountDownLatch nineRefused = new CountDownLatch(9);
            List<Supplier<String>> posts = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                posts.add(() -> {
                    try {
                        node.journal.perform(MEI, edit(7), plan(() -> {
                            calls.incrementAndGet();
                            await(nineRefused);
                            return new Lost("timeout");
                        }));
                        return "sent";
                    } catch (Locked locked) {
                        nineRefused.countDown();
                        return "locked";
                    }
                });
            }
            assertThat(sideBySide(posts)).containsOnlyOnce("sent").hasSize(10);
            assertThat(calls).hasValue(1);
            assertThat(node.journal.unsettled()).containsExactly(new AccountId(7));
            assertThat(node.journal.openFor(new AccountId(7)).orElseThrow().state())
                    .isEqualTo(State.UNKNOWN);
            assertThatThrownBy(() -> node.journal.perform(BO, topUp(7), plan(YES)))
                    .isInstanceOfSatisfying(
                            Locked.class,
                            locked -> assertThat(locked.standing().state()).isEqualTo(State.UNKNOWN));
        }
    }

    @ParameterizedTest
    @EnumSource
    void locksWhatANewAccountWouldBe(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            node.journal.perform(MEI, create("a@b.example"), plan(LOST));
            assertThatThrownBy(() -> node.journal.perform(BO, create("a@b.example"), plan(YES)))
                    .isInstanceOf(Locked.class);
            node.sight = intent -> new Finding.Applied(List.of(), true, new AccountId(77));
            Intent made = node.journal.perform(BO, create("c@d.example"), plan(YES));
            assertThat(made.account()).isEqualTo(new AccountId(77));
            assertThat(made.branch()).isEqualTo(new Dna(".1.77."));
            assertThat(node.journal.perform(BO, create("c@d.example"), plan(NO)).state())
                    .isEqualTo(State.REJECTED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void movesOnesBalanceOnceAtATime(Databases engine) throws Exception {
        try (JournalNode node = JournalNode.on(engine)) {
            node.sight = intent -> applied();
            AtomicInteger under = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            List<Supplier<State>> posts = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Change change = topUp(50L + i);
                posts.add(() -> node.journal
                        .perform(MEI, change, plan(() -> {
                            most.accumulateAndGet(under.incrementAndGet(), Math::max);
                            under.decrementAndGet();
                            return new Accepted("{}");
                        }))
                        .state());
            }
            assertThat(sideBySide(posts)).isNotEmpty();
            assertThat(most).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitsForAMoveOfTheSameBalanceButNotForEver(Databases engine) {
        try (JournalNode node = new JournalNode(engine.fresh(), new JournalClock(), Duration.ofMillis(300))) {
            node.sight = intent -> applied();
            node.journal.perform(MEI, topUp(7), plan(() -> {
                // One that is under way.
                assertThatThrownBy(() -> node.journal.perform(BO, topUp(8), plan(YES)))
                        .isInstanceOf(Locked.class);
                assertThat(node.journal.perform(BO, topUp(8, 2), plan(YES)).state())
                        .isEqualTo(State.DONE);
                assertThat(node.journal.perform(BO, edit(9), plan(YES)).state()).isEqualTo(State.DONE);
                return new Lost("timeout");
            }));
            // One that is in doubt locks its own account only.
            assertThat(node.journal.perform(BO, topUp(8), plan(YES)).state()).isEqualTo(State.DONE);
            assertThatThrownBy(() -> node.journal.perform(BO, topUp(7), plan(YES)))
                    .isInstanceOf(Locked.class);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static <T> List<T> sideBySide(List<Supplier<T>> posts) throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = posts.stream()
                    .map(post -> threads.submit(() -> {
                        start.await();
                        return post.get();
                    }))
                    .toList();
            start.countDown();
            List<T> outcomes = new ArrayList<>();
            for (Future<T> each : running) {
                outcomes.add(each.get());
            }
            return outcomes;
        }
    }
}
