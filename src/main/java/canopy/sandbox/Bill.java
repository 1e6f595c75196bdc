package canopy.sandbox;

import java.time.LocalDate;
import java.util.List;

/** Consumption over a period, added up by day and model and by account; the tallies by model stand by number. */
record Bill(List<Day> days, List<Tally> models, List<Line> users, Tally total) {

    /** One day and what each model came to. */
    record Day(LocalDate date, long start, List<Tally> models, Tally total) {}

    record Line(long id, String name, String email, Tally total) {}
}
