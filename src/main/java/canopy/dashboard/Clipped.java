package canopy.dashboard;

import canopy.manage.AccountStatus;
import canopy.manage.LogEntry;
import canopy.manage.Logs;
import canopy.manage.Model;
import canopy.manage.News;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers with no more of anybody's text in them than is kept and shown. */
final class Clipped {

    private static final int NAME = 200;
    private static final int DETAILS = 4_000;
    private static final int NEWS = 8_000;
    private static final int MOST_NEWS = 30;
    private static final int MOST_MODELS = 2_000;

    private Clipped() {}

    static AccountStatus status(AccountStatus status) {
        return new AccountStatus(
                status.id(),
                status.dna(),
                name(status.name()),
                name(status.email()),
                name(status.alias()),
                status.balance(),
                status.manage(),
                status.admin(),
                status.suspended());
    }

    static News news(News news) {
        return new News(items(news.system()), items(news.user()), items(news.branch()));
    }

    static List<Model> models(List<Model> models) {
        return models.stream()
                .filter(model -> model.id().length() <= NAME)
                .limit(MOST_MODELS)
                .map(model -> new Model(model.id(), name(model.ownedBy()), model.createdAt()))
                .toList();
    }

    static Logs logs(Logs logs) {
        return new Logs(logs.entries().stream().limit(100).map(Clipped::entry).toList(), logs.total(), logs.hasMore());
    }

    private static LogEntry entry(LogEntry entry) {
        return new LogEntry(
                entry.id(),
                name(entry.action()),
                entry.operator(),
                entry.target(),
                name(entry.status()),
                name(entry.parentName()),
                name(entry.userName()),
                name(entry.ip()),
                Columns.start(entry.details(), DETAILS),
                entry.at());
    }

    private static List<News.Item> items(List<News.Item> items) {
        return items.stream()
                .limit(MOST_NEWS)
                .map(item -> new News.Item(
                        item.id(),
                        name(item.title()),
                        Columns.start(item.content(), NEWS),
                        item.createdAt(),
                        item.expiresAt()))
                .toList();
    }

    private static @Nullable String name(@Nullable String text) {
        return Columns.start(text, NAME);
    }
}
