package canopy.directory;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.MirrorState.Phase;
import canopy.directory.MirrorState.Problem;
import canopy.support.Databases;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a walk makes of pages that slip, repeat, fail, or do not come to their total. */
class PagingTests {

    private final Upstream upstream = new Upstream();
    private final Node.Now now = new Node.Now();

    @AfterEach
    void end() {
        upstream.close();
    }

    @Test
    void believesNoEmptyAnswerThatNamesNoTotal() {
        upstream.tree();
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();
            upstream.accounts.clear();
            upstream.namesTotal = false;
            now.pass(Duration.ofMinutes(10));
            node.walk();

            assertThat(node.directory.state().phase()).isEqualTo(Phase.INCOMPLETE);
            assertThat(node.directory.state().problem()).isEqualTo(Problem.TOTAL_DISAGREES);
            assertThat(node.directory.state().accounts()).isEqualTo(4);
        }
    }

    @Test
    void neverMarksAnythingAsGoneAfterAWalkThatFailedHalfWay() {
        upstream.flatTree(2_500);
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();
            upstream.accounts.remove(1_010L);
            upstream.failsAtPage = 2;
            upstream.failsWith = 500;
            node.walkLater(now);
            MirrorState state = node.directory.state();
            assertThat(state.phase()).isEqualTo(Phase.INCOMPLETE);
            assertThat(state.accounts()).isEqualTo(2_500);
            assertThat(state.completeAt()).isEqualTo(now.instant().minus(Duration.ofMinutes(11)));
        }
    }

    @Test
    void stopsWhenAPageComesTwice() {
        upstream.flatTree(2_500);
        upstream.alwaysPage = 1;
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();
            assertThat(node.directory.state().problem()).isEqualTo(Problem.REPEATED_PAGE);
            assertThat(node.directory.state().completeAt()).isNull();
            assertThat(node.directory.state().accounts()).isEqualTo(1_000);
            assertThat(upstream.reads("/x-dna?")).isEqualTo(2);
        }
    }

    @Test
    void doesNotBelieveATotalThatDisagreesWithTheRows() {
        upstream.flatTree(1_200);
        upstream.claimedTotal = 5_000L;
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();
            assertThat(node.directory.state().problem()).isEqualTo(Problem.TOTAL_DISAGREES);
            upstream.claimedTotal = 7L;
            node.walkLater(now);
            assertThat(node.directory.state().problem()).isEqualTo(Problem.TOTAL_DISAGREES);
            upstream.claimedTotal = null;
            node.walkLater(now);
            assertThat(node.directory.state().phase()).isEqualTo(Phase.COMPLETE);
        }
    }

    @Test
    void walksWithoutATotalUntilAnEmptyPage() {
        upstream.flatTree(1_200);
        upstream.namesTotal = false;
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();
            assertThat(node.directory.state().phase()).isEqualTo(Phase.COMPLETE);
            assertThat(node.directory.state().accounts()).isEqualTo(1_200);
        }
    }

    @Test
    void doesNotLoseARowThatSlipsToAnotherPageWhileAnotherGoes() {
        upstream.flatTree(1_500);
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();
            // The newest goes after page 1 was read: what would have begun page 2 is now the end of page 1.
            upstream.beforePage = page -> {
                if (page == 2) {
                    upstream.accounts.remove(1_510L);
                }
            };
            node.walkLater(now);
            assertThat(node.directory.state().accounts()).isEqualTo(1_500);
            assertThat(node.directory.row(new AccountId(510), Dna.WHOLE_TREE)).isPresent();
            node.walkLater(now);
            assertThat(node.directory.state().accounts()).isEqualTo(1_499);
            assertThat(node.changes(510)).isEmpty();
        }
    }

    @Test
    void seesAnAccountThatComesWhileItWalks() {
        upstream.flatTree(1_500);
        upstream.beforePage = page -> {
            if (page == 2) {
                upstream.account(9_000, ".1.", "late");
            }
        };
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();
            assertThat(node.directory.state().phase()).isEqualTo(Phase.COMPLETE);
            assertThat(node.directory.state().accounts()).isEqualTo(1_501);
        }
    }

    @Test
    void capsThePages() {
        upstream.flatTree(21_000);
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();
            assertThat(node.directory.state().problem()).isEqualTo(Problem.TOO_MANY_PAGES);
            assertThat(upstream.reads("/x-dna?")).isEqualTo(20);
        }
    }
}
