package canopy.funding;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.funding.Evidence.Verdict;
import canopy.funding.History.Log;
import canopy.funding.History.Memos;
import canopy.values.Money;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever happens to an account beside our own movement of credit, and however little upstream tells: what is claimed of
 * it is true.
 */
class EvidenceProperties {

    private static final String REFERENCE = "cnp-0123456789";
    private static final String MEMO = REFERENCE + " · for the autumn campaign";

    /** One history: what was before, perhaps our movement, and what others did around it. */
    private static final class Case {

        final Random random;
        final History history;
        final Direction direction;
        final Money amount;
        final BeforeImage before;
        boolean applied;
        boolean disturbed;
        boolean coincided;

        Case(long seed) {
            random = new Random(seed);
            history = new History(random);
            direction = random.nextBoolean() ? Direction.TOP_UP : Direction.CLAW_BACK;
            amount = history.amount();
            before = new BeforeImage(
                    history.now(),
                    history.child(),
                    history.payer(),
                    history.log == Log.HIDDEN ? null : history.lastOperation(),
                    history.worth(amount));
        }

        Case happen(boolean apply, int others) {
            int turn = random.nextInt(others + 1);
            for (int i = 0; i <= others; i++) {
                history.pass();
                if (i == turn && apply) {
                    applied = ours();
                } else if (i < others) {
                    somethingElse();
                }
            }
            return this;
        }

        @Override
        public String toString() {
            return "%s of %s, applied: %s, memos %s, log %s, spending counted: %s, empty cards dropped: %s%nbefore %s%nnow    %s"
                    .formatted(
                            direction,
                            amount,
                            applied,
                            history.memos,
                            history.log,
                            history.countsSpending,
                            history.dropsEmpty,
                            before.account(),
                            history.child());
        }

        Verdict verdict(boolean accepted) {
            Money signed = direction == Direction.TOP_UP ? amount : Money.ZERO.minus(amount);
            return new Evidence(
                            direction,
                            amount,
                            REFERENCE,
                            accepted,
                            before,
                            history.child(),
                            history.payer(),
                            history.noted(
                                    signed, REFERENCE, before.lastOperation() == null ? 0 : before.lastOperation()),
                            history.now())
                    .verdict();
        }

        private boolean ours() {
            if (direction == Direction.CLAW_BACK) {
                return history.clawBack(amount, MEMO);
            }
            history.topUp(amount, MEMO);
            return true;
        }

        private void somethingElse() {
            switch (random.nextInt(5)) {
                case 0, 1 -> history.spend(history.amount());
                case 2 -> other(Direction.TOP_UP);
                case 3 -> other(Direction.CLAW_BACK);
                default -> {
                    disturbed = true;
                    history.changeRates();
                }
            }
        }

        private void other(Direction way) {
            Money sum = history.amount();
            disturbed = true;
            boolean moved = true;
            if (way == Direction.TOP_UP) {
                history.topUp(sum, random.nextBoolean() ? "" : "somebody else's");
            } else {
                moved = history.clawBack(sum, "");
            }
            coincided |= moved && way == direction && sum.equals(amount);
        }
    }

    @Property(tries = 20_000)
    void neverDeniesWhatHappened(@ForAll long seed, @ForAll boolean accepted) {
        Case done = new Case(seed).happen(true, (int) Math.floorMod(seed, 5L));

        if (done.applied && !accepted) {
            assertThat(done.verdict(false)).as("%s", done).isNotEqualTo(Verdict.NOTHING_YET);
        }
    }

    @Property(tries = 20_000)
    void neverClaimsWhatDidNotHappen(@ForAll long seed) {
        Case undone = new Case(seed).happen(false, (int) Math.floorMod(seed, 5L));

        // Where upstream shows no memo anywhere, somebody else's movement of the same amount looks like ours in every
        // way.
        if (!(undone.coincided && undone.history.memos == Memos.ABSENT)) {
            assertThat(undone.verdict(false)).as("%s", undone).isIn(Verdict.NOTHING_YET, Verdict.CONTRADICTION);
        }
    }

    @Property(tries = 10_000)
    void knowsItsOwnMarkWhateverElseHappens(@ForAll long seed) {
        Case done = new Case(seed).happen(true, (int) Math.floorMod(seed, 5L));

        if (done.applied && done.history.log == Log.FULL) {
            assertThat(done.verdict(false)).as("%s", done).isIn(Verdict.APPLIED, Verdict.APPLIED_OTHERWISE);
        }
    }

    @Property(tries = 10_000)
    void needsNobodyWhenNobodyElseMovedMoney(@ForAll long seed, @ForAll boolean apply) {
        Case quiet = new Case(seed).happen(apply, (int) Math.floorMod(seed, 3L));
        History history = quiet.history;
        boolean tells = history.memos == Memos.KEPT && history.log != Log.HIDDEN && history.countsSpending;

        if (!quiet.disturbed && tells && !history.dropsEmpty) {
            Verdict verdict = quiet.verdict(false);
            if (quiet.applied) {
                // A mark can be lost where two cards become one.
                assertThat(verdict).as("%s", quiet).isIn(Verdict.APPLIED, Verdict.CONTRADICTION);
            } else {
                assertThat(verdict).as("%s", quiet).isEqualTo(Verdict.NOTHING_YET);
            }
        }
    }

    @Property(tries = 10_000)
    void seesWhatUpstreamSaidYesTo(@ForAll long seed) {
        Case quiet = new Case(seed).happen(true, 0);
        History history = quiet.history;
        boolean visible = history.memos == Memos.KEPT || !history.dropsEmpty;

        if (quiet.applied && visible && history.countsSpending) {
            assertThat(quiet.verdict(true)).as("%s", quiet).isEqualTo(Verdict.APPLIED);
        }
    }
}
