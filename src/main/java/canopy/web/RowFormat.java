package canopy.web;

import canopy.directory.Attention;
import canopy.directory.Row;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * A line of the list of accounts for its template, as {@code @row}: every cell in words. A page has up to 250 lines, and
 * an expression in a template costs several times what a line of Java does.
 */
@Component("row")
class RowFormat {

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
     * The cells of a line. A {@code …Missing} is {@code "true"} or null, a {@code …Mark} a status or null: attributes that
     * stand there or do not.
     *
     * @param alias null where it would only repeat the name
     * @param daily what is to be said of the daily limit; null for most
     */
    public record Cells(
            String href,
            String name,
            @Nullable String alias,
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
            @Nullable String expiryMark) {}

    public Cells of(Row row) {
        String id = row.id().toString();
        String name = row.name() == null ? id : row.name();
        String status = row.status().name().toLowerCase(Locale.ROOT);
        boolean over = row.attention().contains(Attention.OVER_DAILY_LIMIT);
        boolean near = row.attention().contains(Attention.NEAR_DAILY_LIMIT);
        boolean low = row.attention().contains(Attention.LOW_BALANCE);
        return new Cells(
                "/subaccounts/" + id,
                name,
                row.alias() == null || row.alias().isEmpty() || row.alias().equals(row.name()) ? null : row.alias(),
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
                marked(row.attention().contains(Attention.CREDIT_EXPIRING), "warning"));
    }

    private static @Nullable String marked(boolean applies, String mark) {
        return applies ? mark : null;
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
