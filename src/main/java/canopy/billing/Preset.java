package canopy.billing;

import canopy.ledger.Span;
import canopy.values.UpstreamDay;
import java.util.Locale;
import java.util.function.Function;

/** A period that has a name, up to today at most: which days it is depends on the upstream's date. */
enum Preset {
    MONTH(today -> new Span(today.firstOfMonth(), today)),
    LAST_MONTH(today -> Span.month(today.month().minusMonths(1))),
    TODAY(Span::of),
    YESTERDAY(today -> Span.of(today.plusDays(-1))),
    DAYS_7(today -> Span.lastDays(7, today)),
    DAYS_30(today -> Span.lastDays(30, today)),
    DAYS_90(today -> Span.lastDays(90, today)),
    QUARTER(today -> new Span(Span.quarter(today).from(), today));

    @SuppressWarnings("ImmutableEnumChecker") // A function of its argument alone.
    private final Function<UpstreamDay, Span> days;

    Preset(Function<UpstreamDay, Span> days) {
        this.days = days;
    }

    Span span(UpstreamDay today) {
        return days.apply(today);
    }

    /** As addresses and message keys write it, such as {@code last-month}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
