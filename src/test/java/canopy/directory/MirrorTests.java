package canopy.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import canopy.directory.MirrorState.Phase;
import canopy.directory.MirrorState.Problem;
import canopy.ledger.Lineage.Moves;
import canopy.manage.ManageException;
import canopy.support.Databases;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The mirror over a real socket and real databases. */
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
        tree();
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
        tree();
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
        tree();
        try (Node node = Node.on(engine.fresh(), upstream, now)) {
            node.walk();
            upstream.account(
                    8,
                    ".1.7.",
                    "renamed",
                    "\"HardLimit\":50,\"CreditUsed\":4,\"CreditBalance\":[{\"amount\":10,\"balance\":6}]");
            upstream.account(9, ".1.7.", "ninth", "\"CreditUsed\":1,\"CreditBalance\":[{\"amount\":10,\"balance\":5}]");
            upstream.account(12, ".1.7.8.", "newcomer");
            walkLater(node);

            assertThat(changes(node, 8))
                    .extracting(Change::field, Change::before, Change::after)
                    .containsExactlyInAnyOrder(
                            tuple("profile.name", "eighth", "renamed"), tuple("moneyLimits.hard", null, "50"));
            assertThat(changes(node, 8)).allMatch(change -> change.cause().isOutside());
            assertThat(changes(node, 9)).extracting(Change::field).containsExactly("funds.cards");
            assertThat(changes(node, 12)).extracting(Change::field).containsExactly(Change.PRESENCE);
            assertThat(changes(node, 7)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheLedgerWhichAccountsMoved(Databases engine) {
        tree();
        try (Node node = Node.on(engine.fresh(), upstream, now)) {
            assertThat(node.places.since(0)).isEqualTo(new Moves(Map.of(), 0));
            node.walk();
            Moves first = node.places.since(0);
            assertThat(first.branches()).hasSize(4).containsEntry(new AccountId(8), new Dna(".1.7.8."));
            assertThat(node.places.since(first.state())).isEqualTo(new Moves(Map.of(), first.state()));

            upstream.account(8, ".1.9.", "eighth");
            walkLater(node);

            Moves then = node.places.since(first.state());
            assertThat(then.branches()).containsOnly(Map.entry(new AccountId(8), new Dna(".1.9.8.")));
            assertThat(then.state()).isGreaterThan(first.state());
        }
    }

    @ParameterizedTest
    @EnumSource
    void marksAnAccountAsGoneAndShowsWhatItWas(Databases engine) {
        tree();
        try (Node node = Node.on(engine.fresh(), upstream, now)) {
            node.walk();
            upstream.accounts.remove(7L);
            walkLater(node);

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
            walkLater(node);
            assertThat(node.directory.row(new AccountId(7), Dna.WHOLE_TREE)).isPresent();
            assertThat(changes(node, 7)).extracting(Change::after).containsExactly(Change.HERE, null);
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsAReReadAccountAtOnceOnEveryNode(Databases engine) {
        tree();
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
            assertThat(changes(two, 8).getFirst().cause()).isEqualTo(Cause.intent("i-1"));

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

    @ParameterizedTest
    @EnumSource
    void twoNodesShareOneWalk(Databases engine) throws InterruptedException {
        tree();
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
        tree();
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
        tree();
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
    void believesNoEmptyAnswerThatNamesNoTotal() {
        tree();
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
        accounts(2_500);
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();
            upstream.accounts.remove(1_010L);
            upstream.failsAtPage = 2;
            upstream.failsWith = 500;
            walkLater(node);
            MirrorState state = node.directory.state();
            assertThat(state.phase()).isEqualTo(Phase.INCOMPLETE);
            assertThat(state.accounts()).isEqualTo(2_500);
            assertThat(state.completeAt()).isEqualTo(now.instant().minus(Duration.ofMinutes(11)));
        }
    }

    @Test
    void stopsWhenAPageComesTwice() {
        accounts(2_500);
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
        accounts(1_200);
        upstream.claimedTotal = 5_000L;
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();
            assertThat(node.directory.state().problem()).isEqualTo(Problem.TOTAL_DISAGREES);
            upstream.claimedTotal = 7L;
            walkLater(node);
            assertThat(node.directory.state().problem()).isEqualTo(Problem.TOTAL_DISAGREES);
            upstream.claimedTotal = null;
            walkLater(node);
            assertThat(node.directory.state().phase()).isEqualTo(Phase.COMPLETE);
        }
    }

    @Test
    void walksWithoutATotalUntilAnEmptyPage() {
        accounts(1_200);
        upstream.namesTotal = false;
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();
            assertThat(node.directory.state().phase()).isEqualTo(Phase.COMPLETE);
            assertThat(node.directory.state().accounts()).isEqualTo(1_200);
        }
    }

    @Test
    void doesNotLoseARowThatSlipsToAnotherPageWhileAnotherGoes() {
        accounts(1_500);
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();
            // The newest goes after page 1 was read: what would have begun page 2 is now the end of page 1.
            upstream.beforePage = page -> {
                if (page == 2) {
                    upstream.accounts.remove(1_510L);
                }
            };
            walkLater(node);
            assertThat(node.directory.state().accounts()).isEqualTo(1_500);
            assertThat(node.directory.row(new AccountId(510), Dna.WHOLE_TREE)).isPresent();
            walkLater(node);
            assertThat(node.directory.state().accounts()).isEqualTo(1_499);
            assertThat(changes(node, 510)).isEmpty();
        }
    }

    @Test
    void seesAnAccountThatComesWhileItWalks() {
        accounts(1_500);
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
        accounts(21_000);
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();
            assertThat(node.directory.state().problem()).isEqualTo(Problem.TOO_MANY_PAGES);
            assertThat(upstream.reads("/x-dna?")).isEqualTo(20);
        }
    }

    @Test
    void waitsForTomorrowWhenTheBudgetIsUsedUp() {
        tree();
        try (Node node = Node.on(Databases.H2.fresh(), upstream.address(), now, 5)) {
            node.walk();
            assertThat(node.directory.state().phase()).isEqualTo(Phase.COMPLETE);
            walkLater(node);
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
        tree();
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
    void doesNotShowYesterdaysSpendAsTodays() {
        tree();
        upstream.spentToday.put(8L, "1.25");
        upstream.spentMonth.put(8L, "12.5");
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();
            now.is("2026-03-10T16:00:01Z");
            Row nextDay = node.directory.row(new AccountId(8), Dna.WHOLE_TREE).orElseThrow();
            assertThat(nextDay.spentToday()).isNull();
            assertThat(nextDay.spentMonth()).isEqualTo(Money.of("12.5"));
            now.is("2026-03-31T16:00:01Z");
            Row nextMonth = node.directory.row(new AccountId(8), Dna.WHOLE_TREE).orElseThrow();
            assertThat(nextMonth.spentMonth()).isNull();
            assertThat(nextMonth.within().spentMonth()).isNull();
            assertThat(nextMonth.within().complete()).isFalse();
        }
    }

    @Test
    void doesNotTakeAnAccountForIdleWhenTheBillNamesMoreThanItsAccounts() {
        tree();
        upstream.spentMonth.put(8L, "12.5");
        upstream.billTotal = "20";
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();
            assertThat(node.directory
                            .row(new AccountId(8), Dna.WHOLE_TREE)
                            .orElseThrow()
                            .spentMonth())
                    .isEqualTo(Money.of("12.5"));
            assertThat(node.directory
                            .row(new AccountId(9), Dna.WHOLE_TREE)
                            .orElseThrow()
                            .spentMonth())
                    .isNull();
        }
    }

    @Test
    void leavesExpiredCreditOutAsTimePasses() {
        upstream.account(7, ".1.", "seventh", """
                "CreditBalance":[{"balance":5,"expires_at":"2026-03-11T00:00:00Z"},
                 {"balance":1.5,"expires_at":"2026-03-30T00:00:00Z"}]""");
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.walk();
            Row row = node.directory.row(new AccountId(7), Dna.WHOLE_TREE).orElseThrow();
            assertThat(row.balance()).isEqualTo(Money.of("6.5"));
            assertThat(row.attention()).containsExactly(Attention.CREDIT_EXPIRING);
            now.is("2026-03-11T00:00:00Z");
            row = node.directory.row(new AccountId(7), Dna.WHOLE_TREE).orElseThrow();
            assertThat(row.balance()).isEqualTo(Money.of("1.5"));
            assertThat(row.within().balance()).isEqualTo(Money.of("1.5"));
            assertThat(row.attention()).containsExactly(Attention.LOW_BALANCE);
            now.is("2026-03-16T00:00:00Z");
            row = node.directory.row(new AccountId(7), Dna.WHOLE_TREE).orElseThrow();
            assertThat(row.attention()).containsExactly(Attention.LOW_BALANCE, Attention.CREDIT_EXPIRING);
            assertThat(row.nextExpiry()).isEqualTo("2026-03-30T00:00:00Z");
        }
    }

    @Test
    void refusesToStartOnADatabaseOfAnotherUpstream() {
        tree();
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
        tree();
        DataSource database = Databases.H2.fresh();
        try (Node node = Node.on(database, upstream, now)) {
            node.walk();
            upstream.owner = 2;
            upstream.accounts.clear();
            walkLater(node);
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
            tree();
            walkLater(node);
            assertThat(node.directory.state().phase()).isEqualTo(Phase.COMPLETE);
            assertThat(node.directory.state().accounts()).isEqualTo(4);
        }
    }

    @Test
    void keepsOthersBranchesOutOfEveryAnswer() {
        tree();
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

    @Test
    void walksByItselfAndStopsCleanly() {
        tree();
        try (Node node = Node.on(Databases.H2.fresh(), upstream, now)) {
            node.background.start();
            Awaitility.await()
                    .atMost(10, TimeUnit.SECONDS)
                    .until(() -> node.directory.state().phase() == Phase.COMPLETE
                            && node.directory.state().accounts() == 4);
            upstream.account(40, ".1.", "requested");
            now.pass(Duration.ofMinutes(1));
            assertThat(node.directory.requestWalk()).isTrue();
            Awaitility.await()
                    .atMost(10, TimeUnit.SECONDS)
                    .until(() -> node.directory.state().accounts() == 5);
            node.background.stop();
            assertThat(node.background.isRunning()).isFalse();
        }
    }

    private void tree() {
        upstream.account(7, ".1.", "seventh");
        upstream.account(8, ".1.7.", "eighth");
        upstream.account(9, ".1.7.", "ninth");
        upstream.account(20, ".1.", "twentieth");
    }

    private void accounts(int count) {
        for (int i = 1; i <= count; i++) {
            upstream.account(10 + i, ".1.", "account-" + i);
        }
    }

    private void walkLater(Node node) {
        now.pass(Duration.ofMinutes(11));
        assertThat(node.walk()).isTrue();
    }

    private static List<Change> changes(Node node, long id) {
        return node.directory.history(new AccountId(id), Dna.WHOLE_TREE, 1, 50).changes();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
