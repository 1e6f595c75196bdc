package canopy.ledger;

import canopy.values.UpstreamDay;

/** What was used of one model on one day. */
public record ModelDay(UpstreamDay day, DayState state, String model, Figures figures) {}
