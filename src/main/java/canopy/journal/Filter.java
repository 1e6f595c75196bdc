package canopy.journal;

import canopy.values.UpstreamDay;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which intents are asked for. Null asks for all of them.
 *
 * @param account an account's id, or part of its name
 * @param person part of a person's name
 * @param from the first day
 * @param to the last day, itself included
 */
record Filter(
        @Nullable String account,
        @Nullable String person,
        @Nullable Kind kind,
        @Nullable Set<State> states,
        @Nullable UpstreamDay from,
        @Nullable UpstreamDay to) {

    static final Filter ALL = new Filter(null, null, null, null, null, null);
}
