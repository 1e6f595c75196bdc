package canopy.manage;

import canopy.manage.Answer.Streamed;
import canopy.manage.AnswerReader.SaysError;
import canopy.values.AccountId;
import canopy.values.Money;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the answers of {@code /dashboard/*} (manage-api 7.7 to 7.12). */
final class DashboardReader {

    private DashboardReader() {}

    static AccountStatus status(Answer answer) throws IOException, SaysError {
        Fields status = answer.object();
        AccountId id = status.id("id");
        if (id == null) {
            throw new UnusableAnswer("A status without a usable id");
        }
        status.raw("object", "public_key");
        AccountStatus read = new AccountStatus(
                id,
                status.dna("dna"),
                status.text("name"),
                status.text("email"),
                status.text("alias"),
                status.money("balance"),
                status.flag("manage"),
                status.flag("admin"),
                status.flag("suspended"));
        status.countUnknown();
        return read;
    }

    static AccountInfo info(Answer answer) throws IOException, SaysError {
        Fields info = answer.object();
        JsonNode balance = info.raw("balance");
        boolean nested = balance != null && balance.isObject();
        info.flattened("user", "limits", "usage", "balance");
        info.raw("object");
        Subaccount account = SubaccountReader.read(info);
        Money stated = nested ? info.money("total") : info.money("balance");
        AccountInfo read = new AccountInfo(
                account,
                stated == null
                        ? spendable(account.funds().cards(), answer.reading().now())
                        : stated,
                UsageReader.readIfPresent(info.object("daily_usage", "today")),
                UsageReader.readIfPresent(info.object("monthly_usage", "month", "this_month")));
        info.countUnknown();
        return read;
    }

    static Logs logs(Answer answer) throws IOException, SaysError {
        List<LogEntry> entries = new ArrayList<>();
        Consumer<Fields> entry = fields -> entries.add(logEntry(fields));
        Streamed streamed = answer.stream(Map.of("", entry, "logs", entry, "data", entry), Set.of());
        Fields rest = streamed.rest();
        Long header = answer.number("X-Total-Count");
        boolean hasMore = Boolean.TRUE.equals(rest.flag("has_more"));
        return new Logs(List.copyOf(entries), header == null ? rest.number("total") : header, hasMore);
    }

    static News news(Answer answer) throws IOException, SaysError {
        Fields news = answer.object();
        News read = new News(
                items(news.objects("sys_news", "system_news")),
                items(news.objects("user_news")),
                items(news.objects("dna_news")));
        news.countUnknown();
        return read;
    }

    static List<Model> models(Answer answer) throws IOException, SaysError {
        List<Model> models = new ArrayList<>();
        Consumer<Fields> model = fields -> {
            String id = fields.label("id", "name");
            fields.raw("object");
            if (id != null) {
                models.add(new Model(id, fields.text("owned_by"), fields.time("created")));
            }
        };
        Streamed streamed = answer.stream(Map.of("", model, "data", model, "models", model), Set.of());
        List<Fields> none = streamed.rest().objects("data", "models");
        if (!streamed.sawList() && none == null) {
            throw new UnusableAnswer("The answer is no list of models");
        }
        return List.copyOf(models);
    }

    /** The sum of the cards that have not expired; null when there are no cards to sum, or one of them has no balance. */
    static @Nullable Money spendable(@Nullable List<CreditCard> cards, Instant now) {
        if (cards == null || cards.stream().anyMatch(card -> card.balance() == null)) {
            return null;
        }
        return cards.stream()
                .filter(card -> card.isSpendable(now))
                .map(CreditCard::balance)
                .reduce(Money.ZERO, Money::plus);
    }

    private static LogEntry logEntry(Fields entry) {
        JsonNode details = entry.raw("details");
        return new LogEntry(
                entry.number("id"),
                entry.text("action"),
                entry.number("operator_id"),
                entry.number("target_id"),
                entry.text("status"),
                entry.text("parent_name"),
                entry.text("user_name"),
                entry.text("ip", "ip_address"),
                details == null ? null : details.isString() ? details.stringValue() : details.toString(),
                entry.time("created_at"));
    }

    private static List<News.Item> items(@Nullable List<Fields> news) {
        return news == null
                ? List.of()
                : news.stream().map(DashboardReader::item).toList();
    }

    private static News.Item item(Fields item) {
        return new News.Item(
                item.number("id"),
                item.text("title"),
                item.text("content", "message"),
                item.time("created_at"),
                item.time("expires_at"));
    }
}
