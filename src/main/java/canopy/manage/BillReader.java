package canopy.manage;

import canopy.manage.Answer.Streamed;
import canopy.manage.AnswerReader.SaysError;
import canopy.values.AccountId;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a bill of either shape (manage-api 7.5) as it comes in: days and accounts one at a time, sums at the end. */
final class BillReader {

    private final ZoneId zone;
    private final Consumer<DayUsage> days;
    private final Consumer<AccountUsage> accounts;
    private final Map<String, Usage> modelSums = new LinkedHashMap<>();

    private BillReader(ZoneId zone, Consumer<DayUsage> days, Consumer<AccountUsage> accounts) {
        this.zone = zone;
        this.days = days;
        this.accounts = accounts;
    }

    static Bill bill(Answer answer) throws IOException, SaysError {
        List<DayUsage> days = new ArrayList<>();
        List<AccountUsage> accounts = new ArrayList<>();
        BillTotals totals = read(answer, days::add, accounts::add);
        return new Bill(totals, List.copyOf(days), List.copyOf(accounts));
    }

    static BillTotals read(Answer answer, Consumer<DayUsage> days, Consumer<AccountUsage> accounts)
            throws IOException, SaysError {
        return new BillReader(answer.reading().zone(), days, accounts).read(answer);
    }

    private BillTotals read(Answer answer) throws IOException, SaysError {
        Streamed streamed = answer.stream(
                Map.of("dailycosts", this::dayOfShapeA, "data", this::dayOfShapeB, "usageusers", this::account),
                Set.of());
        Fields rest = streamed.rest();
        Fields totals = rest.object("total_usage");
        Usage usage = UsageReader.read(totals == null ? rest : totals);
        boolean empty = usage.equals(Usage.NOT_AVAILABLE) && !streamed.sawList();
        if (empty) {
            throw new UnusableAnswer("The answer is no bill");
        }
        rest.raw("object", "usage_users", "daily_costs", "data");
        BillTotals bill = new BillTotals(usage, models(rest.byName("usage_summary")));
        rest.countUnknown();
        return bill;
    }

    private void dayOfShapeA(Fields day) {
        List<Fields> items = day.objects("line_items");
        List<ModelUsage> models = new ArrayList<>();
        for (Fields item : items == null ? List.<Fields>of() : items) {
            models.add(lineItem(item));
        }
        days.accept(new DayUsage(day(day), UsageReader.read(day), List.copyOf(models)));
    }

    private static ModelUsage lineItem(Fields item) {
        Fields usage = item.object("usage");
        Fields stats = usage == null ? item : orSelf(usage.object("model_stats"), usage);
        Money cost = item.money("cost");
        String name = item.label("name", "model");
        return new ModelUsage(
                name == null ? "" : name, cost == null ? UsageReader.read(stats) : UsageReader.read(stats, cost));
    }

    private void dayOfShapeB(Fields day) {
        List<ModelUsage> models = models(day.byName("usage_details"));
        for (ModelUsage model : models) {
            modelSums.merge(model.model(), model.usage(), UsageReader::sum);
        }
        Money cost = day.money("total_credit_used", "cost");
        days.accept(new DayUsage(day(day), UsageReader.read(day, cost == null ? sum(models) : cost), models));
    }

    /** This shape has no sum of a day; it is that of its models, where all of them have one. */
    private static @Nullable Money sum(List<ModelUsage> models) {
        Money sum = Money.ZERO;
        for (ModelUsage model : models) {
            Money cost = model.usage().cost();
            if (cost == null) {
                return null;
            }
            sum = sum.plus(cost);
        }
        return sum;
    }

    private void account(Fields row) {
        AccountId id = row.id("id", "user_id");
        if (id == null) {
            throw new UncheckedIOException(new UnusableAnswer("Usage of an account without a usable id"));
        }
        accounts.accept(new AccountUsage(id, row.text("name"), row.text("email"), UsageReader.read(row)));
    }

    private List<ModelUsage> models(@Nullable Map<String, Fields> byModel) {
        List<ModelUsage> models = new ArrayList<>();
        if (byModel == null) {
            modelSums.forEach((model, usage) -> models.add(new ModelUsage(model, usage)));
        } else {
            byModel.forEach((model, fields) -> {
                fields.raw("usage_analysis");
                models.add(new ModelUsage(model, UsageReader.read(orSelf(fields.object("model_stats"), fields))));
            });
        }
        return List.copyOf(models);
    }

    private UpstreamDay day(Fields day) {
        String date = day.label("date");
        Instant timestamp = day.time("timestamp", "aggregation_timestamp");
        try {
            if (date != null) {
                return new UpstreamDay(LocalDate.parse(date));
            }
        } catch (DateTimeParseException notADay) {
            // The timestamp says it as well.
        }
        if (timestamp == null) {
            throw new UncheckedIOException(new UnusableAnswer("A day of a bill without a usable date"));
        }
        return UpstreamDay.at(timestamp, zone);
    }

    private static Fields orSelf(@Nullable Fields inner, Fields self) {
        return inner == null ? self : inner;
    }
}
