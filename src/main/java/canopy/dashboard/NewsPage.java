package canopy.dashboard;

import java.util.List;

/**
 * The page at {@code /news}: what holds now, then what has expired; newest first.
 *
 * @param underWay whether they are being read, so that a look in a moment sees more
 * @param read whether they were ever read
 */
record NewsPage(Sentence state, boolean underWay, boolean read, List<Notice> notices) {

    public List<Notice> current() {
        return notices.stream().filter(notice -> !notice.expired()).toList();
    }

    public List<Notice> expired() {
        return notices.stream().filter(Notice::expired).toList();
    }

    public long unread() {
        return notices.stream().filter(Notice::isNew).count();
    }

    /** Whether there is nothing, as far as anybody has read. */
    public boolean isEmpty() {
        return read && notices.isEmpty();
    }
}
