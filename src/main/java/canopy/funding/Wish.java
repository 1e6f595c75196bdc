package canopy.funding;

import canopy.changes.ChangeSettings;
import canopy.changes.Complaints;
import canopy.journal.IntentId;
import canopy.values.Money;
import canopy.values.Parsed;
import canopy.values.Typed;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A movement of credit that can be asked for.
 *
 * @param amount US dollars, more than zero in either direction
 * @param days how long a new card is valid
 */
record Wish(IntentId intent, Direction direction, Money amount, BigDecimal days, String reason) {

    private static final int LONGEST_REASON = 200;

    /** The wish that a form makes, or null with what is wrong noted. */
    static @Nullable Wish read(CreditForm form, IntentId intent, ChangeSettings settings, Complaints complaints) {
        Direction direction = complaints.value(
                "direction",
                Direction.of(form.direction()).map(Parsed::of).orElseGet(() -> Parsed.wrong("changes.typed.choice")));
        Money amount = complaints.value(
                "creditGranted",
                Typed.money(form.creditGranted()).required().where(Money::isPositive, "changes.typed.positive"));
        BigDecimal days = complaints.value(
                "days",
                Typed.decimal(form.days())
                        .required()
                        .where(typed -> typed.compareTo(BigDecimal.ONE) >= 0, "changes.typed.least", 1)
                        .where(
                                typed -> typed.compareTo(BigDecimal.valueOf(settings.longestDays())) <= 0,
                                "changes.typed.most",
                                settings.longestDays()));
        String reason = complaints.value(
                "reason", Typed.line(form.reason(), LONGEST_REASON).required());
        return direction == null || amount == null || days == null || reason == null
                ? null
                : new Wish(intent, direction, amount, days, reason);
    }

    boolean isTopUp() {
        return direction == Direction.TOP_UP;
    }

    /** As upstream takes it: less than zero is taken back. */
    Money signed() {
        return isTopUp() ? amount : Money.ZERO.minus(amount);
    }

    /** What upstream keeps with the card: the mark by which it is known as ours, first lest it be cut off, and the reason. */
    String memo() {
        return intent.reference() + " · " + reason;
    }

    /**
     * The validity that is sent. A claw-back makes no card of the account's; should upstream take it for the parent's
     * refund, then it is the one that a refund has anyway.
     */
    BigDecimal sentDays(ChangeSettings settings) {
        return isTopUp() ? days : BigDecimal.valueOf(settings.clawBackRefundDays());
    }
}
