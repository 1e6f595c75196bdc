package canopy.directory;

import canopy.values.UpstreamDay;
import java.time.Instant;

/** When something is looked at: the instant, and the upstream's day that it falls on. */
record Moment(Instant now, UpstreamDay today) {}
