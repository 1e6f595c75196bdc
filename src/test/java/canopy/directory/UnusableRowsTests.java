package canopy.directory;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.MirrorState.Phase;
import canopy.directory.MirrorState.Problem;
import canopy.support.Databases;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A walk over rows of which some say nothing of whose they are. */
class UnusableRowsTests {

    private final Upstream upstream = new Upstream();
    private final Node.Now now = new Node.Now();

    @BeforeEach
    void accounts() {
        for (int id = 11; id <= 1_210; id++) {
            upstream.account(id, ".1.", "account-" + id);
        }
    }

    @AfterEach
    void end() {
        upstream.close();
    }

    @Test
    void readsTheOthersAndSaysThatAccountsMayBeMissing() {
        upstream.accounts.put(1_000L, "{\"ID\":null,\"Name\":\"nobody\"}");
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();

            MirrorState state = node.directory.state();
            assertThat(state.phase()).isEqualTo(Phase.INCOMPLETE);
            assertThat(state.problem()).isEqualTo(Problem.UNUSABLE_ROWS);
            assertThat(state.accounts()).isEqualTo(1_199);
            assertThat(node.directory.row(new AccountId(11), Dna.WHOLE_TREE)).isPresent();
        }
    }

    @Test
    void isNotCompleteWhereUpstreamNamesNoTotalEither() {
        upstream.accounts.put(1_000L, "{\"Name\":\"nobody\"}");
        upstream.namesTotal = false;
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();

            assertThat(node.directory.state().problem()).isEqualTo(Problem.UNUSABLE_ROWS);
            assertThat(node.directory.state().completeAt()).isNull();
        }
    }

    @Test
    void marksNobodyAsGoneForIt() {
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();
            upstream.accounts.put(1_000L, "{\"Name\":\"nobody\"}");
            now.pass(Duration.ofMinutes(11));
            node.walk();

            assertThat(node.directory
                            .account(new AccountId(1_000), Dna.WHOLE_TREE)
                            .orElseThrow()
                            .goneSince())
                    .isNull();
            upstream.account(1_000, ".1.", "account-1000");
            now.pass(Duration.ofMinutes(11));
            node.walk();

            assertThat(node.directory.state().phase()).isEqualTo(Phase.COMPLETE);
        }
    }
}
