package canopy.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.support.Databases;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the journal hears of only when it is in effect already. */
class AfterwardsTests {

    private static final String WHY = "ownerkey.why.late";
    private static final List<Fact> RESULT = List.of(new Fact("ownerKey", "sk-Xvs…aaaa", "sk-Xvs…bbbb"));

    @ParameterizedTest
    @EnumSource
    void whatHadBeenGivenUpIsDoneOnceItIsSeenToBeInEffect(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            Change change = JournalNode.edit(7);
            node.journal.perform(JournalNode.MEI, change, () -> new Plan.Stop("journal.why.never-sent"));

            assertThat(node.journal.tookEffectLate(change.id(), RESULT, WHY)).isTrue();

            Intent intent = node.now(change.id());
            assertThat(intent.state()).isEqualTo(State.DONE);
            assertThat(intent.outcome().why()).isEqualTo(WHY);
            assertThat(intent.result()).isEqualTo(RESULT);
            assertThat(node.events(change.id())).containsExactly("prepared", "settled", "settled");
            assertThat(node.chain.of(change.id()).getLast().body())
                    .contains("\"state\":\"done\"")
                    .contains(WHY)
                    .contains("sk-Xvs…bbbb");
        }
    }

    @ParameterizedTest
    @EnumSource
    void thatIsToldOnceAndOnlyOfWhatHadBeenGivenUp(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            Change unsent = JournalNode.edit(7);
            node.preparing.prepare(JournalNode.MEI, unsent);
            assertThat(node.journal.tookEffectLate(unsent.id(), RESULT, WHY)).isFalse();
            assertThat(node.now(unsent.id()).state()).isEqualTo(State.PREPARED);

            Change refused = JournalNode.edit(8);
            node.journal.perform(
                    JournalNode.MEI, refused, JournalNode.plan(() -> new Answer.Refused(400, "no", null, null)));
            assertThat(node.journal.tookEffectLate(refused.id(), RESULT, WHY)).isTrue();
            assertThat(node.journal.tookEffectLate(refused.id(), RESULT, WHY)).isFalse();
            assertThat(node.events(refused.id())).containsExactly("prepared", "sent", "answered", "settled", "settled");
            assertThat(node.journal.tookEffectLate(IntentId.fresh(), RESULT, WHY))
                    .isFalse();
        }
    }

    /** The loop sees nothing for the last time, and before it says so another node finds that it is in effect. */
    @ParameterizedTest
    @EnumSource
    void whatIsInDoubtIsDoneWhateverALookThatIsUnderWayHasSeen(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            Change lost = JournalNode.edit(7);
            node.journal.perform(JournalNode.MEI, lost, JournalNode.plan(() -> new Answer.Lost("no answer")));
            Instant enough = node.clock.now().plus(Duration.ofMinutes(4));
            node.sight = intent -> {
                if (intent.sight().looks() >= 6 && node.clock.now().isAfter(enough)) {
                    assertThat(node.journal.tookEffectLate(lost.id(), RESULT, WHY))
                            .isTrue();
                }
                return new Finding.NothingYet("nothing");
            };
            for (int i = 0; i < 6; i++) {
                node.clock.pass(Duration.ofSeconds(30));
                node.watch.turn();
            }
            assertThat(node.now(lost.id()).state()).isEqualTo(State.UNKNOWN);
            node.clock.pass(Duration.ofMinutes(2));
            node.watch.turn();

            Intent intent = node.now(lost.id());
            assertThat(intent.state()).isEqualTo(State.DONE);
            assertThat(intent.result()).isEqualTo(RESULT);
            assertThat(intent.outcome().why()).isNull();
            assertThat(node.events(lost.id()))
                    .containsExactly("prepared", "sent", "answered", "unknown", "looked", "settled");
            assertThat(node.chain.of(lost.id()).getLast().body()).contains("\"state\":\"done\"");
            assertThat(node.journal.tookEffectLate(lost.id(), RESULT, WHY)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatNothingIsSentForIsWrittenDownAsDone(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            Change change = useKey();

            node.journal.note(JournalNode.MEI, change, "ownerkey.why.typed");

            Intent intent = node.now(change.id());
            assertThat(intent.state()).isEqualTo(State.DONE);
            assertThat(intent.actorName()).isEqualTo("Mei");
            assertThat(intent.sent()).isEmpty();
            assertThat(node.events(change.id())).containsExactly("prepared", "settled");
        }
    }

    @ParameterizedTest
    @EnumSource
    void neitherIsThereWhereWhatItTellsOfIsNot(Databases engine) {
        try (JournalNode node = JournalNode.on(engine)) {
            Change change = useKey();
            TransactionTemplate deed = new TransactionTemplate(new JdbcTransactionManager(node.source()));
            Journal journal = KeptJournal.on(node.source(), deed);

            assertThatThrownBy(() -> deed.executeWithoutResult(status -> {
                        journal.note(JournalNode.MEI, change, "ownerkey.why.typed");
                        throw new IllegalStateException("the deed failed");
                    }))
                    .hasMessage("the deed failed");

            assertThat(node.intents.find(change.id())).isEmpty();
            assertThat(node.events(change.id())).isEmpty();
        }
    }

    private static Change useKey() {
        return new Change(
                IntentId.fresh(),
                Kind.USE_KEY,
                new Target(new AccountId(1), "owner", Dna.WHOLE_TREE, Set.of()),
                false,
                null,
                null,
                null,
                RESULT);
    }
}
