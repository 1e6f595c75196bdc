package canopy.sandbox;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** The days of a bill, both ends included. */
record Period(LocalDate first, LocalDate last) {

    private static final int LONGEST = 366;

    /** {@code date|d}, or {@code start|s} to {@code end|e}, or the last {@code days}; otherwise the usual period. */
    static Period of(Map<String, String> parameters, LocalDate today, Period usual) {
        Optional<LocalDate> date = date(parameters, "date", "d");
        if (date.isPresent()) {
            return new Period(date.get(), date.get());
        }
        Optional<LocalDate> start = date(parameters, "start", "s").or(() -> date(parameters, "start_date", ""));
        Optional<LocalDate> end = date(parameters, "end", "e").or(() -> date(parameters, "end_date", ""));
        if (start.isPresent()) {
            return checked(new Period(start.get(), end.orElse(today)));
        }
        if (end.isPresent()) {
            throw Refusal.badRequest("end needs a start");
        }
        return given(parameters, "days", "").map(text -> lastDays(text, today)).orElse(usual);
    }

    static Period day(LocalDate day) {
        return new Period(day, day);
    }

    static Period monthTo(LocalDate today) {
        return new Period(today.withDayOfMonth(1), today);
    }

    private static Period lastDays(String text, LocalDate today) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1) {
            throw Refusal.badRequest("days must be a number from 1 to 366");
        }
        return checked(new Period(today.minusDays(Integer.parseInt(text) - 1L), today));
    }

    private static Period checked(Period period) {
        if (period.last.isBefore(period.first)) {
            throw Refusal.badRequest("end must not be before start");
        }
        if (ChronoUnit.DAYS.between(period.first, period.last) >= LONGEST) {
            throw Refusal.badRequest("The range must not exceed one year");
        }
        return period;
    }

    private static Optional<LocalDate> date(Map<String, String> parameters, String name, String shortName) {
        return given(parameters, name, shortName).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException notADate) {
                throw Refusal.badRequest(name + " must be written as YYYY-MM-DD");
            }
        });
    }

    private static Optional<String> given(Map<String, String> parameters, String name, String shortName) {
        return Optional.ofNullable(parameters.getOrDefault(name, parameters.get(shortName)))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
