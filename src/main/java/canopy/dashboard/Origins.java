package canopy.dashboard;

import canopy.dashboard.LogLine.Origin;
import canopy.journal.Footprint;
import canopy.journal.Journal;
import canopy.journal.Kind;
import canopy.manage.LogEntry;
import canopy.manage.UpstreamClock;
import canopy.people.Viewer;
import canopy.values.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells which of upstream's operations went through this console: there is an intent of the same kind for the same
 * account, under way when upstream noted the operation. Upstream keeps no other trace of who asked.
 */
@Component
class Origins {

    /** Upstream's times may have whole seconds only, and its clock is known to two. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    /** From the first call of an intent to its last. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final Map<String, Set<Kind>> KINDS = Map.of(
            "add_user", EnumSet.of(Kind.CREATE),
            "recharge_user", EnumSet.of(Kind.TOP_UP, Kind.CLAW_BACK),
            "update_user", EnumSet.of(Kind.EDIT, Kind.SUSPEND, Kind.RESUME, Kind.CREATE, Kind.TOP_UP, Kind.CLAW_BACK),
            "delete_user", EnumSet.of(Kind.DELETE),
            "rotate_self", EnumSet.of(Kind.ROTATE_KEY));

    private final Journal journal;
    private final UpstreamClock clock;

    Origins(Journal journal, UpstreamClock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** An operation of which it can be told: what it was done to, when on our clock, and the kinds of intents that do it. */
    private record Deed(AccountId account, Instant at, Set<Kind> kinds) {

        boolean isOf(Footprint footprint) {
            return footprint.account().equals(account)
                    && kinds.contains(footprint.kind())
                    && !at.isBefore(footprint.sentAt().minus(SLACK))
                    && !at.isAfter(footprint.until().plus(SLACK));
        }
    }

    /** The intents that may have caused some operations on accounts that the viewer may see. */
    List<Footprint> around(List<LogEntry> entries, Viewer viewer) {
        List<Deed> deeds =
                entries.stream().flatMap(entry -> deed(entry).stream()).toList();
        if (deeds.isEmpty()) {
            return List.of();
        }
        List<Instant> times = deeds.stream().map(Deed::at).sorted().toList();
        return journal.footprints(
                deeds.stream().map(Deed::account).collect(Collectors.toSet()),
                times.getFirst().minus(LONGEST),
                times.getLast().plus(SLACK),
                viewer);
    }

    /** Null for operations that no change of ours can be, such as reading. */
    @Nullable
    Origin of(LogEntry entry, List<Footprint> footprints) {
        return deed(entry)
                .map(deed -> footprints.stream()
                        .filter(deed::isOf)
                        .min(Comparator.comparing(footprint ->
                                Duration.between(footprint.sentAt(), deed.at).abs()))
                        .map(Origins::origin)
                        .orElse(Origin.OUTSIDE))
                .orElse(null);
    }

    private Optional<Deed> deed(LogEntry entry) {
        Set<Kind> kinds = entry.action() == null ? null : KINDS.get(entry.action());
        if (kinds == null || entry.at() == null || entry.target() == null || entry.target() < 1) {
            return Optional.empty();
        }
        Duration ahead = Duration.between(clock.now(), clock.upstreamsNow());
        return Optional.of(new Deed(new AccountId(entry.target()), entry.at().minus(ahead), kinds));
    }

    private static Origin origin(Footprint footprint) {
        String actor = footprint.actorName();
        return new Origin(true, actor, actor == null ? null : "/journal/" + footprint.id());
    }
}
