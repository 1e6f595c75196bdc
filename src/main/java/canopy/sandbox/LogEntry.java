package canopy.sandbox;

import java.time.Instant;

/** One operation, done or refused, without the keys that may have been part of the request. */
record LogEntry(
        long id,
        String action,
        long operatorId,
        long targetId,
        String status,
        String parentName,
        String userName,
        String ip,
        String details,
        Instant createdAt) {

    static final String SUCCESS = "success";
    static final String ERROR = "error";

    // Here and not where entries are made: those of a journal that an earlier version wrote are read as well.
    LogEntry {
        userName = Keys.masked(userName);
        details = Keys.masked(details);
    }

    LogEntry numbered(long number) {
        return new LogEntry(number, action, operatorId, targetId, status, parentName, userName, ip, details, createdAt);
    }
}
