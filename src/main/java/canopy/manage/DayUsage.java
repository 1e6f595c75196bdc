package canopy.manage;

import canopy.values.UpstreamDay;
import java.util.List;

/** What was used on one day of the upstream's clock, in all and by model. */
public record DayUsage(UpstreamDay day, Usage usage, List<ModelUsage> models) {}
