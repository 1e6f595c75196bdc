package canopy.journal;

import java.util.function.Supplier;

/**
 * One call upstream.
 *
 * @param sent what goes out, as JSON, secrets masked
 * @param call makes the call; the journal asks it at most once
 */
public record Step(String sent, Supplier<Answer> call) {}
