package canopy.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.support.Databases;
import canopy.support.Waiting;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RotationTurnsTests {

    private final List<String> order = new CopyOnWriteArrayList<>();
    private final CountDownLatch underWay = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);

    @ParameterizedTest
    @EnumSource
    void noMoveOfCreditBeginsWhileTheOwnerKeyIsExchanged(Databases engine) throws InterruptedException {
        try (JournalNode node = JournalNode.on(engine)) {
            Thread rotation = Thread.ofVirtual()
                    .start(() -> node.journal.perform(JournalNode.MEI, rotation(), JournalNode.plan(held("rotated"))));
            underWay.await();
            Thread credit = Thread.ofVirtual()
                    .start(() ->
                            node.journal.perform(JournalNode.BO, JournalNode.topUp(7), JournalNode.plan(done("paid"))));
            Waiting.until("it waits its turn", () -> credit.getState() == Thread.State.TIMED_WAITING);
            assertThat(order).isEmpty();
            assertThatThrownBy(() ->
                            node.journal.perform(JournalNode.BO, rotation(), JournalNode.plan(done("rotated twice"))))
                    .isInstanceOf(Locked.class);
            letGo.countDown();
            rotation.join();
            credit.join();
            assertThat(order).containsExactly("rotated", "paid");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theOwnerKeyIsNotExchangedWhileAMoveOfCreditIsUnderWay(Databases engine) throws InterruptedException {
        try (JournalNode node = JournalNode.on(engine)) {
            node.sight = intent -> JournalNode.applied();
            Thread credit = Thread.ofVirtual()
                    .start(() ->
                            node.journal.perform(JournalNode.BO, JournalNode.topUp(7), JournalNode.plan(held("paid"))));
            underWay.await();
            Thread rotation = Thread.ofVirtual()
                    .start(() -> node.journal.perform(JournalNode.MEI, rotation(), JournalNode.plan(done("rotated"))));
            Waiting.until("it waits its turn", () -> rotation.getState() == Thread.State.TIMED_WAITING);
            assertThat(order).isEmpty();
            letGo.countDown();
            credit.join();
            rotation.join();
            assertThat(order).containsExactly("paid", "rotated");
        }
    }

    @ParameterizedTest
    @EnumSource
    void noOtherChangeBeginsWhileTheOwnerKeyIsExchangedWhoeverPaysForIt(Databases engine) throws InterruptedException {
        try (JournalNode node = JournalNode.on(engine)) {
            node.sight = intent -> JournalNode.applied();
            Thread rotation = Thread.ofVirtual()
                    .start(() -> node.journal.perform(JournalNode.MEI, rotation(), JournalNode.plan(held("rotated"))));
            underWay.await();
            List<Thread> others =
                    List.of(JournalNode.edit(7), JournalNode.topUp(8, 5), JournalNode.create("a@example.com")).stream()
                            .map(change -> Thread.ofVirtual()
                                    .start(() -> node.journal.perform(
                                            JournalNode.BO, change, JournalNode.plan(done("changed")))))
                            .toList();
            Waiting.until(
                    "all wait their turn",
                    () -> others.stream().allMatch(other -> other.getState() == Thread.State.TIMED_WAITING));
            assertThat(order).isEmpty();
            letGo.countDown();
            rotation.join();
            for (Thread other : others) {
                other.join();
            }
            assertThat(order).containsExactly("rotated", "changed", "changed", "changed");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theOwnerKeyIsNotExchangedWhileAnyChangeIsUnderWay(Databases engine) throws InterruptedException {
        try (JournalNode node = JournalNode.on(engine)) {
            node.sight = intent -> JournalNode.applied();
            Thread edit = Thread.ofVirtual()
                    .start(() -> node.journal.perform(
                            JournalNode.BO, JournalNode.edit(7), JournalNode.plan(held("edited"))));
            underWay.await();
            Thread rotation = Thread.ofVirtual()
                    .start(() -> node.journal.perform(JournalNode.MEI, rotation(), JournalNode.plan(done("rotated"))));
            Waiting.until("it waits its turn", () -> rotation.getState() == Thread.State.TIMED_WAITING);
            assertThat(order).isEmpty();
            letGo.countDown();
            edit.join();
            rotation.join();
            assertThat(order).containsExactly("edited", "rotated");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoWaitsForTheExchangeTooLongIsToldSoAndHasWrittenNothing(Databases engine) throws InterruptedException {
        try (JournalNode node = new JournalNode(engine.fresh(), new JournalClock(), Duration.ofMillis(300))) {
            Thread rotation = Thread.ofVirtual()
                    .start(() -> node.journal.perform(JournalNode.MEI, rotation(), JournalNode.plan(held("rotated"))));
            underWay.await();
            Change edit = JournalNode.edit(7);

            assertThatThrownBy(() -> node.journal.perform(JournalNode.BO, edit, JournalNode.plan(done("edited"))))
                    .isInstanceOfSatisfying(Locked.class, locked -> {
                        assertThat(locked.standing().kind()).isEqualTo(Kind.ROTATE_KEY);
                        assertThat(locked.isOnTheSame()).isFalse();
                    });
            assertThat(node.intents.find(edit.id())).isEmpty();
            letGo.countDown();
            rotation.join();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOutcomeThatNobodyKnowsKeepsNeitherWaiting(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            node.journal.perform(
                    JournalNode.BO, JournalNode.edit(7), JournalNode.plan(() -> new Answer.Lost("no answer")));
            node.journal.perform(JournalNode.MEI, rotation(), JournalNode.plan(() -> new Answer.Lost("no answer")));
            node.sight = intent -> JournalNode.applied();
            Intent other = node.journal.perform(JournalNode.BO, JournalNode.edit(8), JournalNode.plan(done("edited")));

            assertThat(other.state()).isEqualTo(State.DONE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAClockFarAheadHasWrittenDownAndNeverSentKeepsNobodyWaiting(Databases engine) {
        JournalClock ahead = new JournalClock();
        ahead.pass(Duration.ofMinutes(40));
        try (JournalNode node = new JournalNode(engine.fresh(), new JournalClock(), Duration.ofMillis(300));
                JournalNode dead = new JournalNode(node.source(), ahead)) {
            node.sight = intent -> JournalNode.applied();
            Change rotation = rotation();
            dead.preparing.prepare(JournalNode.MEI, rotation);

            Intent edit = node.journal.perform(JournalNode.BO, JournalNode.edit(7), JournalNode.plan(done("edited")));

            assertThat(edit.state()).isEqualTo(State.DONE);
            assertThat(node.now(rotation.id()).state()).isEqualTo(State.NOT_APPLIED);
        }
    }

    /** The loop has given one of them up and is about to add to the chain, while the rotation gives up all of them. */
    @ParameterizedTest
    @EnumSource
    void addsToTheChainWithoutWaitingForAnIntentThatTheLoopGivesUp(Databases engine) throws InterruptedException {
        try (JournalNode node = JournalNode.on(engine)) {
            Change first = JournalNode.edit(7);
            node.preparing.prepare(JournalNode.BO, first);
            node.clock.pass(Duration.ofSeconds(1));
            Change second = JournalNode.edit(8);
            node.preparing.prepare(JournalNode.BO, second);
            node.clock.pass(Duration.ofSeconds(61));
            JdbcClient loop = JdbcClient.create(node.source());
            Thread[] rotation = {null};

            new TransactionTemplate(new JdbcTransactionManager(node.source())).executeWithoutResult(status -> {
                new IntentMoves(loop)
                        .end(
                                second.id(),
                                EnumSet.of(State.PREPARED),
                                State.NOT_APPLIED,
                                "journal.why.never-sent",
                                null,
                                node.clock.now());
                rotation[0] = Thread.ofVirtual()
                        .start(() ->
                                node.journal.perform(JournalNode.MEI, rotation(), JournalNode.plan(done("rotated"))));
                Waiting.until(
                        "the first is given up", () -> node.now(first.id()).state() == State.NOT_APPLIED);
                new Chain(loop).append(second.id(), node.clock.now(), Event.Type.SETTLED, Map.of());
            });
            rotation[0].join();

            assertThat(order).containsExactly("rotated");
            assertThat(node.events(first.id())).containsExactly("prepared", "settled");
            assertThat(node.events(second.id())).containsExactly("prepared", "settled");
        }
    }

    private static Change rotation() {
        return new Change(
                IntentId.fresh(),
                Kind.ROTATE_KEY,
                new Target(new AccountId(1), "owner", Dna.WHOLE_TREE, Set.of("owner-key")),
                false,
                null,
                null,
                "yearly",
                List.of(new Fact("ownerKey", "sk-Xvs…aaaa", null)));
    }

    private Supplier<Answer> done(String what) {
        return () -> {
            order.add(what);
            return new Answer.Accepted("{}");
        };
    }

    private Supplier<Answer> held(String what) {
        return () -> {
            underWay.countDown();
            try {
                letGo.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            order.add(what);
            return new Answer.Accepted("{}");
        };
    }
}
