package canopy.manage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of operations, newest first as upstream sends them. */
public record Logs(List<LogEntry> entries, @Nullable Long total, boolean hasMore) {}
