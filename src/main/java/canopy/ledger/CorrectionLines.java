package canopy.ledger;

import java.util.List;

/**
 * Some of the corrections of a span.
 *
 * @param lines the newest first
 * @param count how many there are in all
 */
public record CorrectionLines(List<Correction> lines, int count) {}
