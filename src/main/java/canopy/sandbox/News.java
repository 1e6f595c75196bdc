package canopy.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notices to everybody, to one account and to a branch; new ones come with the days and old ones go. */
final class News {

    private record Notice(String title, String content) {}

    private static final List<Notice> TO_ALL = List.of(
            new Notice("Maintenance on Sunday", "Between 03:00 and 03:30 (UTC+8) requests may take longer than usual."),
            new Notice(
                    "claude-haiku-4-5 is available",
                    "Add <b>claude-*</b> to AllowModels & try it: \"fast\" and cheap."),
            new Notice("价格调整通知", "自下月起，gpt-4o-mini 缓存输入价格下调 50%。"),
            new Notice(
                    "<script>alert('news')</script>",
                    "A title can hold anything; so can this: <img src=x onerror=alert(1)>"),
            new Notice("إشعار الصيانة", "ستتم الصيانة يوم الأحد بين الثالثة والثالثة والنصف."));
    private static final List<Notice> TO_ONE = List.of(
            new Notice(
                    "Your invoice is ready", "Download it from the billing page; questions to finance@canopy.example."),
            new Notice("Credit expires soon", "A card of yours expires within 14 days. Use it or move it."),
            new Notice("🎉 Thank you", "You have been with us for a year."));
    private static final List<Notice> TO_BRANCH = List.of(
            new Notice("New rates for this branch", "Rates of new accounts start at 1.1 from Monday on."),
            new Notice("Key hygiene", "Rotate keys every 90 days; never paste them into chats & tickets."));

    private static final int MOST = 8;
    private static final int DAYS_FOR_ALL = 7;
    private static final int DAYS_FOR_SOME = 32;

    private final long seed;
    private final BusinessDays days;

    News(long seed, BusinessDays days) {
        this.seed = seed;
        this.days = days;
    }

    Map<String, Object> of(Caller caller) {
        LocalDate today = days.dateOf(caller.now());
        Map<String, Object> news = new LinkedHashMap<>();
        news.put("success", true);
        news.put("sys_news", list(TO_ALL, 0, 3, DAYS_FOR_ALL, today, caller.now()));
        news.put("user_news", list(TO_ONE, caller.account().id(), 11, DAYS_FOR_SOME, today, caller.now()));
        news.put("dna_news", list(TO_BRANCH, -caller.account().parentId(), 13, DAYS_FOR_SOME, today, caller.now()));
        return news;
    }

    private List<Map<String, Object>> list(
            List<Notice> notices, long readers, int every, int life, LocalDate today, Instant now) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (int age = 0; age < life && list.size() < MOST; age++) {
            LocalDate day = today.minusDays(age);
            long hash = Hash.of(seed, readers, day.toEpochDay());
            Instant created =
                    Instant.ofEpochSecond(days.startOf(day.toEpochDay())).plus(Duration.ofHours(9));
            if (Hash.below(hash, 1, every) == 0 && !created.isAfter(now)) {
                Notice notice = notices.get(Hash.below(hash, 2, notices.size()));
                list.add(shown(notice, Math.floorMod(hash, 1_000_000L), created, life));
            }
        }
        return list;
    }

    private Map<String, Object> shown(Notice notice, long id, Instant created, int life) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", id);
        shown.put("title", notice.title());
        shown.put("content", notice.content());
        shown.put("created_at", days.utc(created));
        shown.put("expires_at", days.utc(created.plus(Duration.ofDays(life))));
        return shown;
    }
}
