package canopy.directory;

import java.util.List;

/** One page of an account's changes, newest first; {@code page} counts from 1. */
public record History(List<Change> changes, int total, int page, int size) {

    public int pages() {
        return Math.max(1, Math.ceilDiv(total, size));
    }
}
