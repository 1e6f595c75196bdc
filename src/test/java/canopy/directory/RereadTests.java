package canopy.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.manage.ManageException;
import canopy.support.Databases;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A look that something depends on: it is made whatever it costs, and never made up. */
class RereadTests {

    private static final AccountId CHILD = new AccountId(12);
    private static final String CARD = "\"CreditBalance\":[{\"amount\":10,\"balance\":%s}],\"CreditUsed\":0";

    private final Upstream upstream = new Upstream();
    private Node node;

    @BeforeEach
    void knowTheAccount() {
        node = Node.on(Databases.H2.fresh(), upstream.address(), new Node.Now(), 1);
        upstream.account(12, ".1.3.", "child", CARD.formatted("10"));
        node.directory.refresh(CHILD, Dna.WHOLE_TREE, Cause.intent("made"));
    }

    @AfterEach
    void stop() {
        node.close();
        upstream.close();
    }

    @Test
    void readsTheAccountAgainWhenTheDailyBudgetIsUsedUp() {
        upstream.account(12, ".1.3.", "child", CARD.formatted("7"));
        long used = node.budget.state().used();
        assertThat(node.budget.state().left()).isZero();

        MirroredAccount read = node.directory.reread(CHILD, Dna.WHOLE_TREE).orElseThrow();

        assertThat(read.row().balance()).isEqualTo(Money.of("7"));
        assertThat(node.budget.state().used()).isEqualTo(used + 1);
    }

    @Test
    void tellsThatAnAccountIsGone() {
        upstream.accounts.remove(12L);

        assertThat(node.directory.reread(CHILD, Dna.WHOLE_TREE))
                .hasValueSatisfying(read -> assertThat(read.isGone()).isTrue());
    }

    @Test
    void doesNotAskForWhatLiesInAnotherBranch() {
        long reads = upstream.reads("/x-dna/12");

        assertThat(node.directory.reread(CHILD, Dna.valueOf(".1.4."))).isEmpty();
        assertThat(upstream.reads("/x-dna/12")).isEqualTo(reads);
    }

    @Test
    void saysThatUpstreamCannotBeAskedInsteadOfShowingWhatItHad() {
        upstream.close();

        assertThatThrownBy(() -> node.directory.reread(CHILD, Dna.WHOLE_TREE)).isInstanceOf(ManageException.class);
        assertThatThrownBy(() -> node.directory.rereadOwn()).isInstanceOf(ManageException.class);
    }

    @Test
    void keepsWhatItReadOfTheOwner() {
        assertThat(node.directory.rereadOwn().balance()).isEqualTo(Money.of("450.25"));
        assertThat(node.own.latest())
                .hasValueSatisfying(own -> assertThat(own.balance()).isEqualTo(Money.of("450.25")));
    }

    @Test
    void readsNothingIntoTheDatabaseOfAnotherOwner() {
        upstream.owner = 2;

        assertThatThrownBy(() -> node.directory.rereadOwn()).isInstanceOf(ManageException.Unavailable.class);
        assertThat(node.directory.reread(CHILD, Dna.WHOLE_TREE)).isEmpty();
    }
}
