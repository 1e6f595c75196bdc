package canopy.editing;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.changes.Images;
import canopy.directory.Cause;
import canopy.directory.Directory;
import canopy.journal.Change;
import canopy.journal.Fact;
import canopy.journal.Finding;
import canopy.journal.Finding.Applied;
import canopy.journal.Finding.Contradiction;
import canopy.journal.Finding.NothingYet;
import canopy.journal.Intent;
import canopy.journal.IntentId;
import canopy.journal.Kind;
import canopy.journal.State;
import canopy.journal.Target;
import canopy.manage.NewSubaccount;
import canopy.manage.Subaccounts;
import canopy.support.WholeConsoleTest;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What became of edits and creations, told from what upstream shows. */
@WholeConsoleTest
class ReconcilersTests {

    @Autowired
    private Subaccounts subaccounts;

    @Autowired
    private Directory directory;

    @Autowired
    private EditReconciler edits;

    @Autowired
    private NewReconciler creations;

    private String name;
    private AccountId id;

    @BeforeEach
    void makeAnAccount() {
        name = "seen-" + IntentId.fresh().value();
        id = subaccounts
                .create(NewSubaccount.of(name, name + "@example.com", Money.of("10"), BigDecimal.TEN))
                .id();
        directory.refresh(id, Dna.WHOLE_TREE, Cause.intent("test"));
    }

    @Test
    void seesThatAnEditIsInEffect() {
        Finding finding = edits.look(edit("alias", "before", name, 0, 1, false));

        assertThat(finding).isEqualTo(new Applied(List.of(new Fact("alias", "before", name)), true));
    }

    @Test
    void seesNothingYetWhileEverythingIsAsBefore() {
        assertThat(edits.look(edit("alias", name, "after", 0, 1, false))).isInstanceOf(NothingYet.class);
        assertThat(edits.look(edit("alias", name, "after", 1, 1, false))).isInstanceOf(NothingYet.class);
    }

    @Test
    void saysThatWhatWasAcceptedIsNotAsAsked() {
        Fact is = new Fact("alias", "before", name);

        assertThat(edits.look(edit("alias", "before", "after", 1, 1, false)))
                .isEqualTo(new Applied(List.of(is), false));
    }

    @Test
    void neverSaysThatWhatWasAcceptedIsInEffectWhileNothingOfItIsThere() {
        assertThat(edits.look(edit("alias", name, "after", 1, 1, false))).isInstanceOf(NothingYet.class);
        assertThat(edits.look(edit("alias", name, "after", 1, 1, true))).isInstanceOf(NothingYet.class);
    }

    @Test
    void contradictsWhatNobodyAccepted() {
        assertThat(edits.look(edit("alias", "before", "after", 0, 1, false))).isInstanceOf(Contradiction.class);
    }

    @Test
    void waitsForASecondCallThatMayStillArriveAndNotForEver() {
        Values values = new Values();
        values.put(Settings.ALLOW_MODELS, List.of("a", "b"));
        canopy.manage.SettingsChange.between(subaccounts.find(id), Wanted.of(id, values))
                .forEach(call -> subaccounts.update(id, call));

        assertThat(edits.look(edit("allowModels", "a", "b", 1, 2, false))).isInstanceOf(NothingYet.class);
        assertThat(edits.look(edit("allowModels", "a", "b", 1, 2, true)))
                .isEqualTo(new Applied(List.of(new Fact("allowModels", "a", "a, b")), false));
        assertThat(edits.look(edit("allowModels", "a", "b", 2, 2, false))).isInstanceOf(NothingYet.class);
    }

    @Test
    void findsTheAccountThatWasMade() {
        Finding finding = creations.look(creation(name, name + "@example.com", "10", Instant.now()));

        assertThat(finding).isInstanceOfSatisfying(Applied.class, applied -> {
            assertThat(applied.created()).isEqualTo(id);
            assertThat(applied.fulfilled()).isTrue();
            assertThat(applied.result()).contains(new Fact("creditGranted", null, "10"));
        });
    }

    @Test
    void saysWhenAnAccountIsNotFundedAsAsked() {
        Finding finding = creations.look(creation(name, name + "@example.com", "11", Instant.now()));

        assertThat(finding)
                .isInstanceOfSatisfying(
                        Applied.class,
                        applied -> assertThat(applied.fulfilled()).isFalse());
    }

    @Test
    void findsNothingWhereNothingWasMade() {
        assertThat(creations.look(creation("nobody-x", "nobody@nowhere.example", "10", Instant.now())))
                .isInstanceOf(NothingYet.class);
    }

    @Test
    void takesNobodyElsesAccountForTheOneThatWasAskedFor() {
        Instant now = Instant.now();

        assertThat(creations.look(creation(name, "other@example.com", "10", now)))
                .isInstanceOf(Contradiction.class);
        assertThat(creations.look(creation("another-name", name + "@example.com", "10", now)))
                .isInstanceOf(Contradiction.class);
        assertThat(creations.look(creation(name, name + "@example.com", "10", now.plus(Duration.ofMinutes(5)))))
                .isInstanceOf(Contradiction.class);
    }

    private Intent edit(String field, String before, String asked, int accepted, int planned, boolean late) {
        EditImage image = new EditImage(Map.of(field, before), Map.of(field, asked));
        return intent(Kind.EDIT, id, Images.write(image), accepted, planned, late);
    }

    private Intent creation(String asked, String email, String credit, Instant absentAt) {
        NewImage image = new NewImage(asked, email, Money.of(credit), absentAt, Map.of("name", asked));
        return intent(Kind.CREATE, null, Images.write(image), 1, 1, false);
    }

    private Intent intent(
            Kind kind, @Nullable AccountId account, String before, int accepted, int planned, boolean late) {
        Instant sent = late ? Instant.now().minus(Duration.ofMinutes(4)) : Instant.now();
        Change change = new Change(
                IntentId.fresh(),
                kind,
                new Target(account, name, Dna.WHOLE_TREE, Set.of()),
                false,
                null,
                null,
                null,
                List.of());
        return new Intent(
                change,
                State.UNKNOWN,
                1,
                "A",
                new Intent.Course(
                        sent,
                        sent,
                        null,
                        null,
                        before,
                        Collections.nCopies(planned, "{}"),
                        planned,
                        accepted,
                        List.of()),
                new Intent.Sight(late ? 9 : 0, late ? sent : null, null, null),
                new Intent.Outcome(List.of(), true, null, null, null),
                false);
    }
}
