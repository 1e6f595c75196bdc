package canopy.ledger;

/** What was used of one model. */
public record ModelLine(String model, Figures figures) {}
