package canopy.web;

import canopy.formats.MoneyFormat;
import canopy.values.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What is spent of a limit, for templates, as {@code @meter}. */
@Component("meter")
class MeterFormat {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** A longer bar would not say more. */
    private static final BigDecimal LONGEST = BigDecimal.valueOf(125);

    private static final BigDecimal NEAR = BigDecimal.valueOf(90);

    private final MoneyFormat money;
    private final MessageSource messages;

    MeterFormat(MoneyFormat money, MessageSource messages) {
        this.money = money;
        this.messages = messages;
    }

    /**
     * A meter as the fragment draws it.
     *
     * @param fill percent of the limit, at most 125; null where there is no limit or the spend is not known
     * @param level {@code ok}, {@code near} from 90 % on, {@code over} from 100 % on
     * @param words the whole as a sentence
     */
    public record Meter(
            String spent, String limit, @Nullable String fill, String level, String words) {

        /** Whether there is anything to draw. */
        public boolean isDrawn() {
            return fill != null;
        }
    }

    /** @param limit null or 0 is none */
    public Meter of(@Nullable Money spent, @Nullable Money limit) {
        String spentText = money.plain(spent);
        if (limit == null || !limit.isPositive() || spent == null) {
            String limitText = limit == null || !limit.isPositive() ? text("web.no-limit") : money.limit(limit);
            return new Meter(spentText, limitText, null, "ok", "");
        }
        BigDecimal percent = spent.amount().multiply(HUNDRED).divide(limit.amount(), 1, RoundingMode.HALF_UP);
        // By the amounts, not by the rounded percentage: 99.96 % is not over.
        boolean over = spent.compareTo(limit) >= 0;
        String level = over ? "over" : percent.compareTo(NEAR) >= 0 ? "near" : "ok";
        String limitText = money.limit(limit);
        return new Meter(
                spentText,
                limitText,
                percent.max(BigDecimal.ZERO).min(LONGEST).toPlainString(),
                level,
                text("web.meter", percent.setScale(0, RoundingMode.DOWN).toPlainString(), spentText, limitText));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
