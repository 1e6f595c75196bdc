package canopy.ledger;

import static canopy.ledger.MadeUpUpstream.BRANCH;
import static canopy.ledger.MadeUpUpstream.TODAY;
import static canopy.ledger.MadeUpUpstream.YESTERDAY;
import static canopy.ledger.MadeUpUpstream.fill;
import static canopy.ledger.MadeUpUpstream.isComplete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import canopy.support.Databases;
import canopy.support.Waiting;
import canopy.values.Dna;
import canopy.values.Money;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the ledger is filled from an upstream on a real socket: in which order, how far, and by how many nodes. */
class FillingTests {

    private final MadeUpUpstream upstream = new MadeUpUpstream();

    @AfterEach
    void end() throws IOException {
        upstream.close();
    }

    @ParameterizedTest
    @EnumSource
    void readsBackwardsFromYesterday(Databases engine) {
        try (LedgerParts console = upstream.console(engine.fresh(), "canopy.ledger.days=4")) {
            assertThat(console.ledger.filling())
                    .isEqualTo(new Filling(4, 0, null, Filling.State.READING, null, null, null, null));

            fill(console);

            assertThat(upstream.asked)
                    .containsExactly(
                            "/x-bill?date=2026-03-09",
                            "/x-bill?date=2026-03-08",
                            "/x-bill?date=2026-03-07",
                            "/x-bill?date=2026-03-06",
                            "/dashboard/bill?start=2026-03-06&end=2026-03-09");
            Filling filling = console.ledger.filling();
            assertThat(filling.state()).isEqualTo(Filling.State.COMPLETE);
            assertThat(filling.there()).isEqualTo(4);
            assertThat(filling.oldest()).isEqualTo(TODAY.plusDays(-4));
            assertThat(filling.since()).isEqualTo(upstream.now.instant());
            BillDays bill = console.ledger.days(new Span(TODAY.plusDays(-4), YESTERDAY), Dna.WHOLE_TREE);
            assertThat(bill.total().cost()).isEqualTo(Money.of("15"));
            assertThat(console.get(ReadBudget.class).state().used()).isEqualTo(5);
        }
    }

    @Test
    void goesOnWhereItWasWhenItIsStoppedInBetween() {
        DataSource database = Databases.H2.fresh();
        try (LedgerParts console = upstream.console(database, "canopy.ledger.days=6")) {
            console.get(Filler.class).turn();
            console.get(Filler.class).turn();
            assertThat(holder(console)).isNotNull();
            console.get(Filler.class).end();
        }
        try (LedgerParts console = upstream.console(database, "canopy.ledger.days=6")) {
            Worker worker = console.get(Worker.class);
            worker.start();
            try {
                Waiting.until("all days are there", () -> isComplete(console));
            } finally {
                worker.stop();
            }
            assertThat(holder(console)).isNull();
        }
        assertThat(upstream.bills()).hasSize(6).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void letsTwoNodesFillTogetherWithoutReadingADayTwice(Databases engine) throws InterruptedException {
        DataSource database = engine.fresh();
        try (LedgerParts one = upstream.console(database, "canopy.ledger.days=12");
                LedgerParts two = upstream.console(database, "canopy.ledger.days=12")) {
            List<Thread> nodes = List.of(one, two).stream()
                    .map(console -> Thread.ofVirtual().start(() -> {
                        Filler filler = console.get(Filler.class);
                        // A turn while the other one has the lease does nothing.
                        for (int turn = 0; turn < 10_000 && !isComplete(console); turn++) {
                            filler.turn();
                            filler.end();
                        }
                    }))
                    .toList();
            for (Thread node : nodes) {
                node.join();
            }
            assertThat(isComplete(two)).isTrue();
            for (LedgerParts console : List.of(one, two)) {
                console.get(Filler.class).turn();
                console.get(Filler.class).end();
            }
        }
        assertThat(upstream.bills()).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void readsWhatAPageAskedForFirst() {
        try (LedgerParts console = upstream.console(Databases.H2.fresh(), "canopy.ledger.days=3")) {
            Span january = Span.month(java.time.YearMonth.of(2026, 1));
            console.ledger.want(january, Dna.WHOLE_TREE);
            console.get(Filler.class).turn();
            console.get(Filler.class).turn();

            assertThat(upstream.asked).startsWith("/x-bill?date=2026-01-31", "/x-bill?date=2026-01-30");
            fill(console);
            assertThat(console.ledger.days(january, Dna.WHOLE_TREE).missing()).isZero();
            assertThat(console.ledger.own(january).missing()).isZero();
            assertThat(console.get(Wants.class).all()).isEmpty();
        }
    }

    @Test
    void readsYoungDaysAgainEachWeekAndSaysWhatChanged() {
        try (LedgerParts console = upstream.console(Databases.H2.fresh(), "canopy.ledger.days=3")) {
            fill(console);
            upstream.eight = "1.5";
            upstream.now.pass(Duration.ofDays(6));
            fill(console);
            int before = upstream.asked.size();
            upstream.now.pass(Duration.ofDays(1));
            fill(console);
            for (int i = 0; i < 4; i++) {
                upstream.now.pass(Duration.ofHours(2));
                fill(console);
            }

            // A new day, and the three of a week ago, one every two hours; then the owner's, all at once.
            assertThat(upstream.asked.subList(before, upstream.asked.size()))
                    .contains("/x-bill?date=2026-03-07", "/x-bill?date=2026-03-08", "/x-bill?date=2026-03-09");
            assertThat(console.ledger
                            .corrections(new Span(TODAY.plusDays(-3), YESTERDAY), BRANCH, 1, 10)
                            .lines())
                    .extracting(Correction::was, Correction::is)
                    .hasSize(3)
                    .containsOnly(tuple("1.25", "1.5"));
        }
    }

    @Test
    void fillsWithATenthOfTheDaysReadsAtMost() {
        try (LedgerParts console =
                upstream.console(Databases.H2.fresh(), "canopy.ledger.days=50", "canopy.directory.daily-reads=100")) {
            fill(console);

            assertThat(upstream.bills()).hasSize(10);
            Filling filling = console.ledger.filling();
            assertThat(filling.state()).isEqualTo(Filling.State.PAUSED);
            assertThat(filling.trouble()).isEqualTo(Trouble.BUDGET_USED_UP);
            assertThat(filling.next()).isEqualTo(Instant.parse("2026-03-10T16:00:00Z"));
            ReadBudget budget = console.get(ReadBudget.class);
            assertThat(budget.tryTake(90, "walk")).isTrue();
            upstream.now.is("2026-03-10T16:00:01Z");
            assertThat(budget.tryTake(99, "walk")).isFalse();
            assertThat(budget.tryTake(98, "walk")).isTrue();
            fill(console);
            assertThat(upstream.bills()).hasSize(12);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sumsBranchesAgainWhenAPlaceBecomesKnown(Databases engine) {
        upstream.tree.branches.clear();
        upstream.tree.put(7, ".1.7.");
        try (LedgerParts console = upstream.console(engine.fresh(), "canopy.ledger.days=3")) {
            fill(console);
            Span span = Span.lastDays(3, YESTERDAY);
            AccountSums all = console.ledger.accounts(span, Dna.WHOLE_TREE, AccountOrder.COST, true, 1, 10);
            assertThat(all.unplaced()).isEqualTo(1);
            assertThat(all.unplacedFigures().cost()).isEqualTo(Money.of("3.75"));
            assertThat(console.ledger.days(span, BRANCH).total().cost()).isEqualTo(Money.of("7.5"));

            upstream.tree.put(8, ".1.7.8.");
            upstream.now.pass(Duration.ofSeconds(31));
            fill(console);
            assertThat(console.ledger.days(span, BRANCH).total().cost()).isEqualTo(Money.of("11.25"));

            upstream.tree.put(8, ".1.8.");
            upstream.now.pass(Duration.ofHours(24));
            fill(console);
            assertThat(console.ledger.days(span, BRANCH).total().cost()).isEqualTo(Money.of("7.5"));
            assertThat(console.ledger.days(span, new Dna(".1.8.")).total().cost())
                    .isEqualTo(Money.of("3.75"));
            assertThat(console.ledger
                            .accounts(span, Dna.WHOLE_TREE, AccountOrder.COST, true, 1, 10)
                            .unplaced())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesThePastOfAnAccountAlongThatMovedAndIsNeverNamedAgain(Databases engine) {
        Span past = new Span(TODAY.plusDays(-80), TODAY.plusDays(-78));
        Dna moved = new Dna(".1.9.");
        try (LedgerParts console = upstream.console(engine.fresh(), "canopy.ledger.days=3")) {
            console.ledger.want(past, Dna.WHOLE_TREE);
            fill(console);
            assertThat(console.ledger.days(past, BRANCH).total().cost()).isEqualTo(Money.of("11.25"));
            ModelDays ofBranch = console.ledger.models(past, BRANCH);
            assertThat(ofBranch.state()).isEqualTo(ModelDays.State.FETCHING);
            upstream.asked.clear();

            upstream.tree.put(99, ".1.99.").put(8, ".1.9.8.");
            upstream.now.pass(Duration.ofSeconds(31));
            console.get(Filler.class).turn();
            // Until a day is summed again it is no day of a branch, and no total pretends.
            assertThat(console.ledger.days(past, moved).total()).isNull();
            fill(console);

            assertThat(upstream.asked).noneMatch(target -> target.startsWith("/x-bill?date="));
            assertThat(console.ledger.days(past, BRANCH).total().cost()).isEqualTo(Money.of("7.5"));
            assertThat(console.ledger.days(past, moved).total().cost()).isEqualTo(Money.of("3.75"));
            assertThat(console.ledger.days(past, Dna.WHOLE_TREE).total().cost()).isEqualTo(Money.of("11.25"));
            assertThat(console.ledger
                            .accounts(past, moved, AccountOrder.COST, true, 1, 10)
                            .lines())
                    .extracting(line -> line.id().value())
                    .containsExactly(8L);
            // Never billed, so not an account of any bill.
            assertThat(console.get(AccountBook.class).all()).doesNotContainKey(99L);
            assertThat(console.get(LedgerState.class).tree())
                    .isEqualTo(upstream.tree.since(0).state());
        }
    }

    private static @Nullable String holder(LedgerParts console) {
        return console.jdbc()
                .sql("select holder from ledger_lease where task = 'fill'")
                .query(String.class)
                .list()
                .getFirst();
    }
}
