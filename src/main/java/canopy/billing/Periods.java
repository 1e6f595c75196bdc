package canopy.billing;

import canopy.ledger.Span;
import canopy.values.UpstreamDay;
import java.time.YearMonth;

/** What a period is compared with. */
final class Periods {

    private Periods() {}

    /**
     * The period before: of a month or its first days, the month before or as many of its first days, since months are
     * what people compare; of anything else, as many days right before. Days after today do not count.
     */
    static Span before(Span span, UpstreamDay today) {
        Span past = span.upTo(today);
        Span known = past == null ? span : past;
        YearMonth month = known.from().month();
        if (known.from().date().getDayOfMonth() != 1 || !known.to().month().equals(month)) {
            return known.before();
        }
        YearMonth before = month.minusMonths(1);
        boolean whole = known.to().date().equals(month.atEndOfMonth());
        int last = whole ? before.lengthOfMonth() : Math.min(known.to().date().getDayOfMonth(), before.lengthOfMonth());
        return new Span(new UpstreamDay(before.atDay(1)), new UpstreamDay(before.atDay(last)));
    }
}
