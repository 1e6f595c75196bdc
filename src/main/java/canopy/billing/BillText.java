package canopy.billing;

import canopy.charts.Change;
import canopy.formats.MoneyFormat;
import canopy.formats.NumberFormats;
import canopy.formats.TimeFormat;
import canopy.ledger.Correction;
import canopy.ledger.Span;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The words of bills in the reader's language. */
@Component
class BillText {

    private final MoneyFormat money;
    private final NumberFormats number;
    private final TimeFormat when;
    private final MessageSource messages;

    BillText(MoneyFormat money, NumberFormats number, TimeFormat when, MessageSource messages) {
        this.money = money;
        this.number = number;
        this.when = when;
        this.messages = messages;
    }

    /** A day, a month, or the first and the last day. */
    String period(Span span) {
        if (span.length() == 1) {
            return day(span.from());
        }
        YearMonth month = span.from().month();
        if (span.equals(Span.month(month))) {
            return month(month);
        }
        // What both days share is said once.
        boolean year = month.getYear() == span.to().month().getYear();
        String shared = month.equals(span.to().month()) ? ".month" : ".year";
        return year
                ? say(
                        "billing.period",
                        when.in("billing.time.from" + shared, span.from().date()),
                        when.in("billing.time.to" + shared, span.to().date()))
                : say("billing.period", when.day(span.from()), when.day(span.to()));
    }

    String month(YearMonth month) {
        return when.in("billing.time.month", month.atDay(1));
    }

    /** With the day of the week: people know what a Sunday is. */
    String day(UpstreamDay day) {
        return when.in("billing.time.day", day.date());
    }

    String shortDay(UpstreamDay day) {
        return when.in("billing.time.short", day.date());
    }

    String clock(Instant instant) {
        return when.clock(instant);
    }

    String moment(Instant instant) {
        return when.moment(instant);
    }

    /** To the cent, or to the last digit. */
    String cost(@Nullable Money cost, boolean exact) {
        return exact ? money.exactPlain(cost) : money.cents(cost);
    }

    String exact(@Nullable Money cost) {
        return money.exact(cost);
    }

    /** As few decimals as a round amount needs. */
    String axis(Money amount) {
        return number.exact(amount.amount());
    }

    String count(@Nullable Long count) {
        return number.whole(count);
    }

    /** Such as "+12.4 %"; null where nothing can be said. */
    @Nullable
    String change(@Nullable Change change) {
        if (change == null || change.percent() == null) {
            return null;
        }
        String sign = change.direction() > 0 ? "+" : change.direction() < 0 ? "−" : "±";
        return say("billing.percent", sign + number.tenths(change.percent().abs()));
    }

    /** What was put right, when, and what it was before. */
    String correction(Correction correction) {
        String whose = switch (correction.what()) {
            case TOTAL -> say("billing.correction.total");
            case ACCOUNT -> Objects.requireNonNullElse(correction.accountName(), String.valueOf(correction.account()));
            case MODEL -> String.valueOf(correction.model());
            case OWN -> say("billing.correction.own", Objects.requireNonNullElse(correction.model(), ""));
        };
        return say(
                "billing.correction",
                when.day(correction.foundAt()),
                say("billing.figure." + correction.figure()),
                whose.strip(),
                day(correction.day()),
                figure(correction.figure(), correction.was()),
                figure(correction.figure(), correction.is()));
    }

    String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    private String figure(String name, @Nullable String value) {
        if (name.equals("cost")) {
            return exact(value == null ? null : Money.of(value));
        }
        return count(value == null ? null : Long.valueOf(value));
    }
}
