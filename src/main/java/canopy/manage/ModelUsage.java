package canopy.manage;

/** What was used of one model. */
public record ModelUsage(String model, Usage usage) {}
