package canopy.funding;

import canopy.changes.Estimate;
import canopy.changes.Tariff;
import canopy.manage.CreditCard;
import canopy.values.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be known of a movement of credit from what was there before and what is there now. Our mark on a card or in
 * the log proves it. Without the mark, an answer that said yes needs one witness, and no answer needs all of them to agree
 * while none can have been somebody else's; everything between is for a person to decide.
 *
 * @param amount US dollars, more than zero
 * @param reference our mark
 * @param accepted whether upstream said yes
 * @param other null where it is not known or cannot be read
 * @param at by upstream's clock
 */
record Evidence(
        Direction direction,
        Money amount,
        String reference,
        boolean accepted,
        BeforeImage before,
        Side account,
        @Nullable Side other,
        Noted noted,
        Instant at) {

    enum Verdict {
        APPLIED,
        /** In effect, but not with the amount that was asked for. */
        APPLIED_OTHERWISE,
        NOTHING_YET,
        CONTRADICTION
    }

    // Upstream adds floating-point numbers.
    private static final BigDecimal NOISE = new BigDecimal("0.00001");

    Verdict verdict() {
        return direction == Direction.TOP_UP ? topUp() : clawBack();
    }

    /** The card that a top-up made, where it stands by itself. */
    @Nullable
    CreditCard newCard() {
        Drift drift = drift();
        return drift.newcomers().stream()
                .filter(this::isMarked)
                .filter(card -> !drift.regrouped() || is(card.amount(), face()))
                .findFirst()
                .or(() -> alike(drift.newcomers(), face()).stream().findFirst())
                .orElse(null);
    }

    private Verdict topUp() {
        Drift drift = drift();
        List<CreditCard> marked = cards(account).filter(this::isMarked).toList();
        if (!marked.isEmpty()) {
            // A merged card carries more than our own face.
            boolean asAsked = marked.stream().anyMatch(card -> is(card.amount(), face())) || drift.regrouped();
            return asAsked ? Verdict.APPLIED : Verdict.APPLIED_OTHERWISE;
        }
        if (noted.ours()) {
            return Verdict.APPLIED;
        }
        List<CreditCard> alike = alike(drift.newcomers(), face());
        if (accepted) {
            boolean seen = !alike.isEmpty() || (drift.regrouped() && isAtLeast(drift.granted(), amount));
            return seen ? Verdict.APPLIED : Verdict.NOTHING_YET;
        }
        boolean possible = !alike.isEmpty() || is(drift.granted(), amount) || noted.matching() > 0;
        if (!possible && (noted.isSilent() || isAccountedFor(drift))) {
            return Verdict.NOTHING_YET;
        }
        boolean one = alike.size() == 1 || (alike.isEmpty() && is(drift.granted(), amount));
        return one && is(drift.granted(), amount) && !keepsMemos() && noted.isExactlyOne() && payerPaid()
                ? Verdict.APPLIED
                : Verdict.CONTRADICTION;
    }

    /**
     * Whether all that happened to the cards was somebody else's for certain. A card of ours that was spent at once and
     * dropped would be missing from what the account counts as spent, unless something was taken back as well.
     */
    private boolean isAccountedFor(Drift drift) {
        return !drift.regrouped()
                && noted.possible() == 0
                && drift.newcomers().stream().noneMatch(Evidence::isAnybodys)
                && drift.takenBack() != null
                && !isAtLeast(Money.ZERO.minus(drift.takenBack()), amount)
                && newAtOther().findAny().isEmpty();
    }

    private Verdict clawBack() {
        if (noted.ours() || newAtOther().anyMatch(this::isMarked)) {
            return Verdict.APPLIED;
        }
        Money taken = drift().takenBack();
        long refunds =
                newAtOther().filter(card -> is(card.amount(), before.moved())).count();
        boolean witnessed = refunds > 0 || noted.matching() > 0;
        if (accepted) {
            boolean gone = taken == null ? witnessed : isAtLeast(taken, amount);
            return gone ? Verdict.APPLIED : Verdict.NOTHING_YET;
        }
        boolean denied =
                noted.isSilent() || otherIsSilent() || (newAtOther().findAny().isEmpty() && isNothing(taken));
        boolean stillThere = taken != null && isLess(taken, amount) && denied;
        boolean silent = noted.isSilent() && otherIsSilent() && !is(taken, amount);
        if (!witnessed && (stillThere || silent)) {
            return Verdict.NOTHING_YET;
        }
        boolean agreed = is(taken, amount) && noted.isExactlyOne() && (refunds == 1 || before.moved() == null);
        return agreed && !keepsMemos() ? Verdict.APPLIED : Verdict.CONTRADICTION;
    }

    private Drift drift() {
        return Drift.between(before.account(), account, at);
    }

    /** What the new card's face is now: a change of Rates after it rescales it. */
    private @Nullable Money face() {
        BigDecimal then = before.account().rates();
        BigDecimal now = account.rates();
        if (then == null || now == null || then.compareTo(now) == 0) {
            return amount;
        }
        Estimate rescaled = Tariff.rescaled(amount, then, now);
        return rescaled == null ? null : rescaled.amount();
    }

    /** Cards of that face which are nobody else's for certain. */
    private static List<CreditCard> alike(List<CreditCard> newcomers, @Nullable Money face) {
        return newcomers.stream()
                .filter(card -> is(card.amount(), face))
                .filter(Evidence::isAnybodys)
                .toList();
    }

    private static boolean isAnybodys(CreditCard card) {
        return card.memo() == null || card.memo().isEmpty();
    }

    /** Whether upstream shows memos, so that a card of ours would bear our mark. */
    private boolean keepsMemos() {
        return Stream.concat(cards(account), other == null ? Stream.empty() : cards(other))
                .anyMatch(card -> card.memo() != null);
    }

    /** Whether the payer has at least that much less; it may have spent besides. */
    private boolean payerPaid() {
        Side earlier = before.other();
        if (earlier == null || other == null || earlier.balance() == null || other.balance() == null) {
            return true;
        }
        return before.moved() == null || isAtLeast(earlier.balance().minus(other.balance()), before.moved());
    }

    private Stream<CreditCard> newAtOther() {
        Side earlier = before.other();
        return earlier == null || other == null
                ? Stream.empty()
                : Drift.between(earlier, other, at).newcomers().stream();
    }

    /** Whether the parent's cards are known and none of them is new. */
    private boolean otherIsSilent() {
        Side earlier = before.other();
        return earlier != null
                && earlier.cards() != null
                && other != null
                && other.cards() != null
                && newAtOther().findAny().isEmpty();
    }

    private boolean isMarked(CreditCard card) {
        return card.memo() != null && card.memo().contains(reference);
    }

    private static Stream<CreditCard> cards(Side side) {
        List<CreditCard> cards = side.cards();
        return cards == null ? Stream.empty() : cards.stream();
    }

    private static boolean is(@Nullable Money one, @Nullable Money other) {
        return one != null && other != null && one.minus(other).amount().abs().compareTo(NOISE) <= 0;
    }

    private static boolean isAtLeast(@Nullable Money one, Money other) {
        return one != null && one.minus(other).amount().compareTo(NOISE.negate()) >= 0;
    }

    private static boolean isLess(@Nullable Money one, Money other) {
        return one != null && !isAtLeast(one, other);
    }

    private static boolean isNothing(@Nullable Money money) {
        return is(money, Money.ZERO);
    }
}
