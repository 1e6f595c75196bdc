package canopy.web;

import canopy.directory.Attention;
import canopy.directory.BranchFigures;
import canopy.directory.Row;
import canopy.formats.MoneyFormat;
import canopy.formats.NumberFormats;
import canopy.formats.TimeFormat;
import canopy.values.AccountId;
import java.util.List;
import java.util.Locale;
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
            boolean unsettled) {}

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
        return rows.stream()
                .map(row -> cells(row, unsettled.contains(row.id())))
                .toList();
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

    private Cells cells(Row row, boolean unsettled) {
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
                unsettled);
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

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
