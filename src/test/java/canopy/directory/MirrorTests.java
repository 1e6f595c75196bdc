package canopy.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import canopy.directory.MirrorState.Phase;
import canopy.ledger.Lineage.Moves;
import canopy.support.Databases;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the mirror shows over a real socket and real databases, and to whom. */
class MirrorTests {

    private final Upstream upstream = new Upstream();
    private final Node.Now now = new Node.Now();

    @AfterEach
    void end() {
        upstream.close();
    }

    @ParameterizedTest
    @EnumSource
    void readsTheWholeTreeWithItsSpend(Databases engine) {
        upstream.tree();
        upstream.spentToday.put(8L, "1.25");
        upstream.spentMonth.put(8L, "12.5");
        upstream.spentMonth.put(9L, "0.000000123456789");
        try (Node node = Node.on(engine.fresh(), upstream, now)) {
            assertThat(node.directory.state().phase()).isEqualTo(Phase.NEVER_WALKED);
            node.walk();

            MirrorState state = node.directory.state();
            assertThat(state.phase()).isEqualTo(Phase.COMPLETE);
            assertThat(state.accounts()).isEqualTo(4);
            assertThat(state.completeAt()).isEqualTo(now.instant());
            assertThat(state.nextWalk()).isEqualTo(now.instant().plus(Duration.ofMinutes(10)));
            assertThat(state.own().balance()).isEqualTo(Money.of("450.25"));
            assertThat(state.budget().used()).isEqualTo(4);
            Row head = node.directory.row(new AccountId(7), Dna.WHOLE_TREE).orElseThrow();
            assertThat(head.within())
                    .isEqualTo(new BranchFigures(3, Money.of("30"), Money.of("12.500000123456789"), 0, 0));
            assertThat(head.spentToday()).isEqualTo(Money.ZERO);
            assertThat(node.directory
                            .row(new AccountId(8), Dna.WHOLE_TREE)
                            .orElseThrow()
                            .spentToday())
                    .isEqualTo(Money.of("1.25"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheWholeRecordToTheLastDigit(Databases engine) {
        upstream.account(7, ".1.", "awkward \\u0000 \\ud800 \\u202e <b>", """
                "Alias":"客户","Rates":1.100000000000000001,"HardLimit":88.5,"AllowIPs":{},"AllowModels":["gpt-4*"],
                "ModelMapper":{"a":"b"},"ModelLimits":{"gpt-4":{"rpm":30}},"CreatedAt":"2023-10-24T18:46:12.304121985+08:00",
                "CreditBalance":[{"amount":100,"balance":0.1,"expires_at":"2026-12-24T18:46:12+08:00"}]""");
        try (Node node = Node.on(engine.fresh(), upstream, now)) {
            node.walk();
            MirroredAccount account =
                    node.directory.account(new AccountId(7), Dna.WHOLE_TREE).orElseThrow();
            assertThat(account.account().funds().rates()).isEqualTo("1.100000000000000001");
            assertThat(account.account().access().ips()).isEmpty();
            assertThat(account.account().access().models()).containsExactly("gpt-4*");
            assertThat(account.account().models().limits()).containsKey("gpt-4");
            assertThat(account.account().createdAt()).isEqualTo("2023-10-24T10:46:12.304121985Z");
            assertThat(account.account().profile().alias()).isEqualTo("客户");
            assertThat(account.row().name()).startsWith("awkward").endsWith("<b>");
            assertThat(account.row().balance()).isEqualTo(Money.of("0.1"));
            assertThat(account.row().hardLimit()).isEqualTo(Money.of("88.5"));
            assertThat(account.readAt()).isEqualTo(now.instant());
            assertThat(account.ancestors()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsAllThatAFinishedWalkFoundOnEveryNode(Databases engine) {
        upstream.tree();
        DataSource database = engine.fresh();
        try (Node one = Node.on(database, upstream, now);
                Node two = Node.on(database, upstream, now)) {
            assertThat(two.directory.state().accounts()).isZero();

            assertThat(one.walker.walkIfDue(() -> false)).isTrue();

            // Nobody has looked for changes in the meantime.
            assertThat(one.directory.state().accounts()).isEqualTo(4);
            assertThat(two.directory.state().phase()).isEqualTo(Phase.COMPLETE);
            assertThat(two.directory.state().accounts()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhatChangedSinceTheLastWalk(Databases engine) {
        upstream.tree();
        try (Node node = Node.on(engine.fresh(), upstream, now)) {
            node.walk();
            upstream.account(
                    8,
                    ".1.7.",
                    "renamed",
                    "\"HardLimit\":50,\"CreditUsed\":4,\"CreditBalance\":[{\"amount\":10,\"balance\":6}]");
            upstream.account(9, ".1.7.", "ninth", "\"CreditUsed\":1,\"CreditBalance\":[{\"amount\":10,\"balance\":5}]");
            upstream.account(12, ".1.7.8.", "newcomer");
            node.walkLater(now);

            assertThat(node.changes(8))
                    .extracting(Change::field, Change::before, Change::after)
                    .containsExactlyInAnyOrder(
                            tuple("profile.name", "eighth", "renamed"), tuple("moneyLimits.hard", null, "50"));
            assertThat(node.changes(8)).allMatch(change -> change.cause().isOutside());
            assertThat(node.changes(9)).extracting(Change::field).containsExactly("funds.cards");
            assertThat(node.changes(12)).extracting(Change::field).containsExactly(Change.PRESENCE);
            assertThat(node.changes(7)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheLedgerWhichAccountsMoved(Databases engine) {
        upstream.tree();
        try (Node node = Node.on(engine.fresh(), upstream, now)) {
            assertThat(node.places.since(0)).isEqualTo(new Moves(Map.of(), 0));
            node.walk();
            Moves first = node.places.since(0);
            assertThat(first.branches()).hasSize(4).containsEntry(new AccountId(8), new Dna(".1.7.8."));
            assertThat(node.places.since(first.state())).isEqualTo(new Moves(Map.of(), first.state()));

            upstream.account(8, ".1.9.", "eighth");
            node.walkLater(now);

            Moves then = node.places.since(first.state());
            assertThat(then.branches()).containsOnly(Map.entry(new AccountId(8), new Dna(".1.9.8.")));
            assertThat(then.state()).isGreaterThan(first.state());
        }
    }

    @ParameterizedTest
    @EnumSource
    void marksAnAccountAsGoneAndShowsWhatItWas(Databases engine) {
        upstream.tree();
        try (Node node = Node.on(engine.fresh(), upstream, now)) {
            node.walk();
            upstream.accounts.remove(7L);
            node.walkLater(now);

            assertThat(node.directory.row(new AccountId(7), Dna.WHOLE_TREE)).isEmpty();
            Row orphan = node.directory.row(new AccountId(8), Dna.WHOLE_TREE).orElseThrow();
            assertThat(orphan.parent()).isNull();
            assertThat(node.directory.row(new AccountId(8), new Dna(".1.7."))).isPresent();
            MirroredAccount gone =
                    node.directory.account(new AccountId(7), Dna.WHOLE_TREE).orElseThrow();
            assertThat(gone.goneSince()).isEqualTo(now.instant());
            assertThat(gone.account().profile().name()).isEqualTo("seventh");
            assertThat(node.directory.account(new AccountId(7), new Dna(".1.20.")))
                    .isEmpty();

            upstream.account(7, ".1.", "seventh");
            node.walkLater(now);
            assertThat(node.directory.row(new AccountId(7), Dna.WHOLE_TREE)).isPresent();
            assertThat(node.changes(7)).extracting(Change::after).containsExactly(Change.HERE, null);
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsAReReadAccountAtOnceOnEveryNode(Databases engine) {
        upstream.tree();
        DataSource database = engine.fresh();
        try (Node one = Node.on(database, upstream, now);
                Node two = Node.on(database, upstream, now)) {
            one.walk();
            assertThat(two.walk()).as("a second walk within ten minutes").isFalse();
            assertThat(two.directory
                            .search(DirectoryQuery.EVERYTHING, Dna.WHOLE_TREE)
                            .total())
                    .isEqualTo(4);

            upstream.account(8, ".1.7.", "topped up");
            now.pass(Duration.ofSeconds(1));
            MirroredAccount read = one.directory
                    .refresh(new AccountId(8), Dna.WHOLE_TREE, Cause.intent("i-1"))
                    .orElseThrow();
            assertThat(read.row().name()).isEqualTo("topped up");
            assertThat(two.directory
                            .row(new AccountId(8), Dna.WHOLE_TREE)
                            .orElseThrow()
                            .name())
                    .isEqualTo("topped up");
            assertThat(two.changes(8).getFirst().cause()).isEqualTo(Cause.intent("i-1"));

            upstream.account(30, ".1.7.", "created");
            assertThat(one.directory.refresh(new AccountId(30), Dna.WHOLE_TREE, Cause.intent("i-2")))
                    .isPresent();
            upstream.accounts.remove(9L);
            assertThat(one.directory
                            .refresh(new AccountId(9), Dna.WHOLE_TREE, Cause.intent("i-3"))
                            .orElseThrow()
                            .isGone())
                    .isTrue();
            assertThat(two.directory
                            .children(new AccountId(7), Dna.WHOLE_TREE, 1, 50)
                            .rows())
                    .extracting(row -> row.id().value())
                    .containsExactly(8L, 30L);
        }
    }

    @Test
    void keepsOthersBranchesOutOfEveryAnswer() {
        upstream.tree();
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();
            Dna branch = new Dna(".1.7.");
            assertThat(node.directory.row(new AccountId(20), branch)).isEmpty();
            assertThat(node.directory.account(new AccountId(20), branch)).isEmpty();
            assertThat(node.directory.refresh(new AccountId(20), branch, Cause.OUTSIDE))
                    .isEmpty();
            assertThat(node.directory.refresh(new AccountId(99), branch, Cause.OUTSIDE))
                    .isEmpty();
            assertThat(upstream.reads("/x-dna/")).isZero();
            Dna below = new Dna(".1.7.8.");
            MirroredAccount head =
                    node.directory.account(new AccountId(8), below).orElseThrow();
            assertThat(head.parent()).isNull();
            assertThat(head.ancestors()).isEmpty();
            assertThat(head.row().depth()).isZero();
            MirroredAccount whole =
                    node.directory.account(new AccountId(8), Dna.WHOLE_TREE).orElseThrow();
            assertThat(whole.parent().id()).isEqualTo(new AccountId(7));
            assertThat(whole.parentRow().name()).isEqualTo("seventh");
        }
    }
}
