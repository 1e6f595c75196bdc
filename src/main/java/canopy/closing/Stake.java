package canopy.closing;

import canopy.values.Money;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person who confirms a deletion was shown to be at stake. An account goes on spending while the page is open, so
 * less may be there than was shown; never more.
 *
 * @param spendable null when it was not known
 * @param below accounts below it
 */
record Stake(@Nullable Money spendable, int below) {

    private static final Pattern SHAPE = Pattern.compile("(-|[0-9]{1,40}(?:\\.[0-9]{1,40})?)/([0-9]{1,9})");

    static Stake of(Subject subject) {
        return new Stake(subject.row().balance(), subject.below());
    }

    /** Reads what a form carried; null when that is nothing a check page has written. */
    static @Nullable Stake parse(@Nullable String text) {
        Matcher matcher = SHAPE.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return null;
        }
        String amount = matcher.group(1);
        return new Stake(
                amount.equals("-") ? null : new Money(new BigDecimal(amount)), Integer.parseInt(matcher.group(2)));
    }

    /** As a form carries it. */
    String format() {
        return (spendable == null ? "-" : spendable.toString()) + "/" + below;
    }

    boolean covers(Stake present) {
        return present.below <= below && coversMoney(present);
    }

    private boolean coversMoney(Stake present) {
        if (present.spendable == null) {
            return true;
        }
        return spendable != null && present.spendable.compareTo(spendable) <= 0;
    }
}
