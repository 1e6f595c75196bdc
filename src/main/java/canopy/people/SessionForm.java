package canopy.people;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Which of one's own sessions to end; empty means all but this one. */
record SessionForm(
        @Pattern(regexp = "|[0-9a-f]{64}", message = "{people.session.unknown}") @Nullable
        String session) {}
