package canopy.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.directory.MirrorState.Phase;
import canopy.directory.MirrorState.Problem;
import canopy.manage.ManageException;
import canopy.support.Databases;
import canopy.support.Waiting;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When the tree is walked, by which node, and of which upstream. */
class WalkTests {

    private final Upstream upstream = new Upstream();
    private final Node.Now now = new Node.Now();

    @AfterEach
    void end() {
        upstream.close();
    }

    @ParameterizedTest
    @EnumSource
    void twoNodesShareOneWalk(Databases engine) throws InterruptedException {
        upstream.tree();
        DataSource database = engine.fresh();
        CountDownLatch walking = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        upstream.beforePage = page -> {
            walking.countDown();
            await(mayGoOn);
        };
        try (Node one = Node.on(database, upstream, now);
                Node two = Node.on(database, upstream, now)) {
            Thread walk = Thread.ofVirtual().start(one::walk);
            await(walking);
            assertThat(two.walk()).isFalse();
            assertThat(two.directory.state().phase()).isEqualTo(Phase.WALKING);
            assertThat(two.directory.requestWalk()).isFalse();
            mayGoOn.countDown();
            walk.join();
            assertThat(two.directory.state().phase()).isEqualTo(Phase.COMPLETE);
        }
        assertThat(upstream.reads("/x-dna?")).isEqualTo(1);
    }

    /** Each walk costs reads, and anybody who sees accounts may ask for one. */
    @ParameterizedTest
    @EnumSource
    void walksOnRequestOnceAMinuteForAllNodes(Databases engine) {
        upstream.tree();
        DataSource database = engine.fresh();
        try (Node one = Node.on(database, upstream, now);
                Node two = Node.on(database, upstream, now)) {
            assertThat(one.directory.requestWalk()).isTrue();
            assertThat(one.walk()).isTrue();
            now.pass(Duration.ofSeconds(59));
            assertThat(one.directory.requestWalk()).isFalse();
            assertThat(two.directory.requestWalk()).isFalse();
            assertThat(two.walk()).isFalse();
            now.pass(Duration.ofSeconds(1));
            assertThat(two.directory.requestWalk()).isTrue();
            assertThat(two.walk()).isTrue();
            assertThat(one.directory.requestWalk()).isFalse();
        }
        assertThat(upstream.reads("/x-dna?")).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void showsTheLastStateAtOnceAfterARestartThoughUpstreamIsDown(Databases engine) {
        upstream.tree();
        DataSource database = engine.fresh();
        try (Node node = Node.on(database, upstream, now)) {
            node.walk();
        }
        upstream.close();
        now.pass(Duration.ofHours(1));
        try (Node node = Node.on(database, upstream, now)) {
            assertThat(node.directory
                            .search(DirectoryQuery.EVERYTHING, Dna.WHOLE_TREE)
                            .total())
                    .isEqualTo(4);
            node.walk();
            MirrorState state = node.directory.state();
            assertThat(state.phase()).isEqualTo(Phase.INCOMPLETE);
            assertThat(state.problem()).isEqualTo(Problem.UPSTREAM_SILENT);
            assertThat(state.stale()).isTrue();
            assertThat(state.completeAt()).isEqualTo(now.instant().minus(Duration.ofHours(1)));
            assertThat(state.nextWalk())
                    .isBetween(now.instant().plusSeconds(5), now.instant().plusSeconds(7));
            assertThat(state.accounts()).isEqualTo(4);
            assertThatThrownBy(() -> node.directory.refresh(new AccountId(8), Dna.WHOLE_TREE, Cause.OUTSIDE))
                    .isInstanceOf(ManageException.Unavailable.class);
        }
    }

    @Test
    void walksByItselfAndStopsCleanly() {
        upstream.tree();
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.background.start();
            Waiting.until(
                    "four accounts are there",
                    () -> node.directory.state().phase() == Phase.COMPLETE
                            && node.directory.state().accounts() == 4);
            upstream.account(40, ".1.", "requested");
            now.pass(Duration.ofMinutes(1));
            assertThat(node.directory.requestWalk()).isTrue();
            Waiting.until("the fifth is there", () -> node.directory.state().accounts() == 5);
            node.background.stop();
            assertThat(node.background.isRunning()).isFalse();
        }
    }

    @Test
    void waitsForTomorrowWhenTheBudgetIsUsedUp() {
        upstream.tree();
        try (Node node = Node.on(Databases.H2.fresh(), upstream.address(), now, 5)) {
            node.walk();
            assertThat(node.directory.state().phase()).isEqualTo(Phase.COMPLETE);
            node.walkLater(now);
            MirrorState state = node.directory.state();
            assertThat(state.problem()).isEqualTo(Problem.BUDGET_USED_UP);
            assertThat(state.budget().limit() - state.budget().used()).isEqualTo(1);
            assertThat(state.nextWalk()).isEqualTo("2026-03-10T16:00:00Z");
            assertThat(upstream.requests).hasSize(4);

            now.is("2026-03-10T16:00:01Z");
            assertThat(node.walk()).isTrue();
            assertThat(node.directory.state().phase()).isEqualTo(Phase.COMPLETE);
            assertThat(node.directory.state().budget().used()).isEqualTo(4);
        }
    }

    @Test
    void leavesUpstreamAloneAsLongAsItAsksFor() {
        upstream.tree();
        upstream.failsAtPage = 1;
        upstream.failsWith = 429;
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();
            MirrorState state = node.directory.state();
            assertThat(state.problem()).isEqualTo(Problem.UPSTREAM_REFUSED);
            assertThat(state.detail()).contains("out of order");
            assertThat(state.nextWalk()).isAfterOrEqualTo(now.instant().plusSeconds(60));
            assertThat(node.walk()).isFalse();
        }
    }

    @Test
    void refusesToStartOnADatabaseOfAnotherUpstream() {
        upstream.tree();
        DataSource database = Databases.H2.fresh();
        try (Node node = Node.on(database, upstream, now)) {
            node.walk();
        }
        assertThatThrownBy(() -> Node.on(database, URI.create("https://other.example"), now, 100))
                .isInstanceOf(ForeignDatabase.class)
                .hasMessageContaining("https://other.example")
                .hasMessageContaining(upstream.address().toString());
        assertThat(new ForeignDatabaseAnalyzer()
                        .analyze(new IllegalStateException(new ForeignDatabase("a", "b")))
                        .getAction())
                .contains("CANOPY_MANAGE_BASE_URL");
    }

    @Test
    void showsAndChangesNothingWithTheKeyOfAnotherAccount() {
        upstream.tree();
        DataSource database = Databases.H2.fresh();
        try (Node node = Node.on(database, upstream, now)) {
            node.walk();
            upstream.owner = 2;
            upstream.accounts.clear();
            node.walkLater(now);
            assertThat(node.directory.state().phase()).isEqualTo(Phase.REFUSED);
            assertThat(node.directory.state().problem()).isEqualTo(Problem.OTHER_ACCOUNT);
            assertThat(node.directory
                            .search(DirectoryQuery.EVERYTHING, Dna.WHOLE_TREE)
                            .total())
                    .isZero();
            assertThat(node.directory.account(new AccountId(7), Dna.WHOLE_TREE)).isEmpty();
            assertThat(node.directory.refresh(new AccountId(7), Dna.WHOLE_TREE, Cause.OUTSIDE))
                    .isEmpty();

            upstream.owner = 1;
            upstream.tree();
            node.walkLater(now);
            assertThat(node.directory.state().phase()).isEqualTo(Phase.COMPLETE);
            assertThat(node.directory.state().accounts()).isEqualTo(4);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
