package canopy.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which of the news each person has read. */
@Component
class NewsMarks {

    /** Longer than any of the news lives. */
    private static final Duration FORGOTTEN = Duration.ofDays(400);

    private final JdbcClient jdbc;

    NewsMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<String> readBy(long person) {
        return new HashSet<>(jdbc.sql("select notice from dashboard_news_read where person_id = ?")
                .param(person)
                .query(String.class)
                .list());
    }

    void mark(long person, Collection<String> notices, Instant now) {
        for (String notice : notices) {
            jdbc.sql("""
                    insert into dashboard_news_read (person_id, notice, read_at) values (?, ?, ?)
                    on conflict do nothing""").params(person, notice, Columns.time(now)).update();
        }
        jdbc.sql("delete from dashboard_news_read where person_id = ? and read_at < ?")
                .params(person, Columns.time(now.minus(FORGOTTEN)))
                .update();
    }
}
