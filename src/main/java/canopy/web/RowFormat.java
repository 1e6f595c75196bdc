package canopy.web;

import canopy.charts.Curve;
import canopy.directory.Attention;
import canopy.directory.BranchFigures;
import canopy.directory.Row;
import canopy.formats.MoneyFormat;
import canopy.formats.NumberFormats;
import canopy.formats.TimeFormat;
import canopy.values.AccountId;
import canopy.values.Money;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Accounts as lines of a table for templates, as {@code @row}: every cell in words. A page has up to 250 lines, and an
 * expression in a template costs several times what a line of Java does.
 */
@Component("row")
class RowFormat {

    private static final String PATH = "/subaccounts/";

    private final MoneyFormat money;
    private final NumberFormats number;
    private final TimeFormat when;
    private final MeterFormat meter;
    private final MessageSource messages;

    RowFormat(MoneyFormat money, NumberFormats number, TimeFormat when, MeterFormat meter, MessageSource messages) {
        this.money = money;
        this.number = number;
        this.when = when;
        this.meter = meter;
        this.messages = messages;
    }

    /**
     * The cells of a line of the list. A {@code …Missing} is {@code "true"} or null, a {@code …Mark} a status or null: attributes that
     * stand there or do not.
     *
     * @param alias null where it would only repeat the name
     * @param daily what is to be said of the daily limit; null for most
     * @param unsettled whether a change of it has no confirmed outcome
     * @param curve of the spend; null where none is asked for, or no day of it is known
     */
    public record Cells(
            String href,
            String name,
            @Nullable String alias,
            boolean hasAlias,
            String id,
            String level,
            String status,
            String statusWord,
            @Nullable String daily,
            @Nullable String dailyMark,
            String balance,
            @Nullable String balanceMissing,
            @Nullable String balanceMark,
            @Nullable String balanceTitle,
            MeterFormat.Meter meter,
            String children,
            @Nullable String childrenMissing,
            String expiry,
            @Nullable String expiryMissing,
            @Nullable String expiryMark,
            boolean unsettled,
            @Nullable CurveCells curve) {}

    /**
     * A small line through what was spent day by day.
     *
     * @param words the same for whoever does not see it
     */
    public record CurveCells(String path, int width, String words) {}

    /**
     * The cells of a line of the tree: the account's own, and with everything below it.
     *
     * @param anchor the line's name within the page
     */
    public record BranchCells(
            String anchor,
            String href,
            String name,
            @Nullable String alias,
            boolean hasAlias,
            String status,
            String statusWord,
            String balance,
            String spent,
            String accounts,
            String branchBalance,
            @Nullable String branchBalanceMark,
            @Nullable String branchBalanceTitle,
            String branchSpent,
            @Nullable String branchSpentMark,
            @Nullable String branchSpentTitle) {}

    /** @param unsettled the accounts with a change that has no confirmed outcome */
    public List<Cells> all(List<Row> rows, Set<AccountId> unsettled) {
        return all(rows, unsettled, Map.of());
    }

    /** @param curves what accounts spent day by day; null is a day that is not known */
    public List<Cells> all(List<Row> rows, Set<AccountId> unsettled, Map<AccountId, List<@Nullable Money>> curves) {
        return rows.stream()
                .map(row -> cells(row, unsettled.contains(row.id()), curve(curves.getOrDefault(row.id(), List.of()))))
                .toList();
    }

    public @Nullable CurveCells curve(List<? extends @Nullable Money> days) {
        Curve curve = Curve.of(days);
        if (curve == null) {
            return null;
        }
        String highest = money.plain(curve.highest());
        String words = curve.missing() == 0
                ? text("web.curve", days.size(), money.plain(sum(days)), highest)
                : text("web.curve.partly", days.size(), curve.missing(), highest);
        return new CurveCells(curve.path(), curve.width(), words);
    }

    public BranchCells branch(Row row) {
        String id = row.id().toString();
        String alias = alias(row);
        String status = status(row);
        BranchFigures within = row.within();
        return new BranchCells(
                "account-" + id,
                PATH + id,
                name(row),
                alias,
                alias != null,
                status,
                text("subaccounts.status." + status),
                money.plain(row.balance()),
                money.plain(row.spentMonth()),
                number.whole(within.accounts()),
                money.plain(within.balance()),
                marked(within.withoutBalance() > 0, "warning"),
                without(within.withoutBalance()),
                money.plain(within.spentMonth()),
                marked(within.withoutSpend() > 0, "warning"),
                without(within.withoutSpend()));
    }

    private Cells cells(Row row, boolean unsettled, @Nullable CurveCells curve) {
        String id = row.id().toString();
        String alias = alias(row);
        String status = status(row);
        boolean over = row.attention().contains(Attention.OVER_DAILY_LIMIT);
        boolean near = row.attention().contains(Attention.NEAR_DAILY_LIMIT);
        boolean low = row.attention().contains(Attention.LOW_BALANCE);
        return new Cells(
                PATH + id,
                name(row),
                alias,
                alias != null,
                id,
                row.level() == null ? "–" : row.level().toString(),
                status,
                text("subaccounts.status." + status),
                over ? text("subaccounts.daily.over") : near ? text("subaccounts.daily.near") : null,
                over ? "trouble" : near ? "warning" : null,
                money.plain(row.balance()),
                marked(row.balance() == null, "true"),
                marked(low, "warning"),
                low ? text("subaccounts.attention.LOW_BALANCE") : null,
                meter.of(row.spentMonth(), row.hardLimit()),
                number.whole(row.children()),
                marked(row.children() == 0, "true"),
                row.nextExpiry() == null ? text("subaccounts.none") : when.day(row.nextExpiry()),
                marked(row.nextExpiry() == null, "true"),
                marked(row.attention().contains(Attention.CREDIT_EXPIRING), "warning"),
                unsettled,
                curve);
    }

    private static Money sum(List<? extends @Nullable Money> days) {
        return days.stream().filter(Objects::nonNull).reduce(Money.ZERO, (one, other) -> one.plus(other), Money::plus);
    }

    private static String name(Row row) {
        return row.name() == null ? row.id().toString() : row.name();
    }

    private static @Nullable String alias(Row row) {
        return row.alias() == null || row.alias().isEmpty() || row.alias().equals(row.name()) ? null : row.alias();
    }

    private static String status(Row row) {
        return row.status().name().toLowerCase(Locale.ROOT);
    }

    private @Nullable String without(int accounts) {
        return accounts == 0
                ? null
                : messages.getMessage(
                        "subaccounts.tree.without", new Object[] {accounts}, LocaleContextHolder.getLocale());
    }

    private static @Nullable String marked(boolean applies, String mark) {
        return applies ? mark : null;
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
