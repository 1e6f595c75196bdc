package canopy.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The days of the upstream's own clock, as numbers: days since 1970 and seconds since 1970. */
final class BusinessDays {

    private static final long SECONDS = 86_400;

    private final ZoneId zone;
    private final boolean fixed;
    private final long offset;

    BusinessDays(ZoneId zone) {
        this.zone = zone;
        // A zone without summer time within reach is plain arithmetic; Asia/Shanghai has had none since 1991.
        Instant reference = Instant.parse("2010-01-01T00:00:00Z");
        this.fixed = zone.getRules().isFixedOffset() || zone.getRules().nextTransition(reference) == null;
        this.offset = zone.getRules().getOffset(reference).getTotalSeconds();
    }

    long dayOf(long second) {
        return fixed
                ? Math.floorDiv(second + offset, SECONDS)
                : LocalDate.ofInstant(Instant.ofEpochSecond(second), zone).toEpochDay();
    }

    long startOf(long day) {
        return fixed
                ? day * SECONDS - offset
                : LocalDate.ofEpochDay(day).atStartOfDay(zone).toEpochSecond();
    }

    LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    boolean opensMonth(long day) {
        return LocalDate.ofEpochDay(day).getDayOfMonth() == 1;
    }

    /** As the upstream writes times: RFC 3339 with its own offset. */
    OffsetDateTime stamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, zone);
    }

    OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
