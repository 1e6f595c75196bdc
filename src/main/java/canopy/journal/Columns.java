package canopy.journal;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Values as both databases keep them. */
final class Columns {

    private static final char REPLACEMENT = '\uFFFD';

    private Columns() {}

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime timeIfAny(@Nullable Instant instant) {
        return instant == null ? null : time(instant);
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant timeIfAny(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** PostgreSQL has no place for NUL, and neither for half of a surrogate pair. */
    static String text(String text) {
        String whole = new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_16LE);
        return whole.replace('\0', REPLACEMENT);
    }

    static @Nullable String textIfAny(@Nullable String text) {
        return text == null ? null : text(text);
    }
}
