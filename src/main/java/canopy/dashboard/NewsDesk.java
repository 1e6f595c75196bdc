package canopy.dashboard;

import canopy.manage.News;
import canopy.manage.UpstreamClock;
import canopy.people.Viewer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The news as somebody may read them: what is told to the owner or its branch is for who sees the whole tree. */
@Component
class NewsDesk {

    private final SharedReader reader;
    private final Topics topics;
    private final NewsMarks marks;
    private final UpstreamClock clock;

    NewsDesk(SharedReader reader, Topics topics, NewsMarks marks, UpstreamClock clock) {
        this.reader = reader;
        this.topics = topics;
        this.marks = marks;
        this.clock = clock;
    }

    Reading<News> reading() {
        return reader.kept(topics.news());
    }

    /** Newest first, those that have expired last. */
    List<Notice> notices(Viewer viewer) {
        News news = reading().value();
        if (news == null) {
            return List.of();
        }
        Set<String> read = marks.readBy(viewer.personId());
        Map<String, Notice> notices = new LinkedHashMap<>();
        if (viewer.branch().isWholeTree()) {
            add("personal", news.user(), read, notices);
            add("branch", news.branch(), read, notices);
        }
        add("system", news.system(), read, notices);
        List<Notice> sorted = new ArrayList<>(notices.values());
        sorted.sort(Comparator.comparing(Notice::expired)
                .thenComparing(Notice::createdAt, Comparator.nullsLast(Comparator.reverseOrder())));
        return sorted;
    }

    /** Marks those as read that are among the viewer's news. */
    void markRead(Viewer viewer, List<String> keys) {
        List<String> seen = notices(viewer).stream()
                .filter(notice -> notice.unread() && keys.contains(notice.key()))
                .map(Notice::key)
                .toList();
        marks.mark(viewer.personId(), seen, clock.now());
    }

    private void add(String from, List<News.Item> items, Set<String> read, Map<String, Notice> notices) {
        for (News.Item item : items) {
            String key = key(from, item);
            Instant expiry = item.expiresAt();
            notices.putIfAbsent(
                    key,
                    new Notice(
                            key,
                            from,
                            item.title(),
                            NewsText.of(item.content()),
                            item.createdAt(),
                            expiry,
                            expiry != null && !expiry.isAfter(clock.upstreamsNow()),
                            !read.contains(key)));
        }
    }

    /** Of all that it says: an id may be missing, and news that were changed are news. */
    private static String key(String from, News.Item item) {
        String said = String.join(
                "\n", from, String.valueOf(item.id()), String.valueOf(item.title()), String.valueOf(item.content()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
