package canopy.sandbox;

import java.time.Instant;

/** One operation, done or refused. */
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

    LogEntry numbered(long number) {
        return new LogEntry(number, action, operatorId, targetId, status, parentName, userName, ip, details, createdAt);
    }
}
