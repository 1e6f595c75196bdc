package canopy.formats;

import canopy.manage.Unlimited;
import canopy.values.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Amounts for templates, as {@code @money}. The text has as many decimals as matter: two, and for less than a dollar as
 * many as its first two digits need; {@link #exact} is the whole amount, for the title. Null reads "not available".
 */
@Component("money")
public class MoneyFormat {

    private static final int DECIMALS = 2;
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final MathContext FIRST_TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);

    private final MessageSource messages;

    MoneyFormat(MessageSource messages) {
        this.messages = messages;
    }

    /** Such as "1,234.50 USD", "0.0042 USD". */
    public String text(@Nullable Money money) {
        return money == null ? missing() : inDollars(plain(money));
    }

    /** The number alone, for columns whose head names the currency. */
    public String plain(@Nullable Money money) {
        if (money == null) {
            return missing();
        }
        BigDecimal amount = money.amount();
        int decimals = DECIMALS;
        if (amount.signum() != 0 && amount.abs().compareTo(BigDecimal.ONE) < 0) {
            decimals = Math.max(
                    DECIMALS,
                    amount.round(FIRST_TWO_DIGITS).stripTrailingZeros().scale());
        }
        return format(amount.setScale(decimals, RoundingMode.HALF_UP), decimals);
    }

    /** The number alone to the cent, for columns of a bill; less than half a cent reads "<0.01", which is not nothing. */
    public String cents(@Nullable Money money) {
        if (money == null) {
            return missing();
        }
        BigDecimal amount = money.amount();
        BigDecimal rounded = amount.setScale(DECIMALS, RoundingMode.HALF_UP);
        if (rounded.signum() == 0 && amount.signum() != 0) {
            return amount.signum() < 0 ? ">" + format(CENT.negate(), DECIMALS) : "<" + format(CENT, DECIMALS);
        }
        return format(rounded, DECIMALS);
    }

    /** The amount to its last decimal, such as "1,234.500213 USD". */
    public String exact(@Nullable Money money) {
        return money == null ? missing() : inDollars(exactPlain(money));
    }

    /** The number alone to its last decimal, for columns whose head names the currency. */
    public String exactPlain(@Nullable Money money) {
        return money == null
                ? missing()
                : format(money.amount(), Math.max(DECIMALS, money.amount().scale()));
    }

    /** A limit of spending: 0 is none, and upstream writes "unlimited" as a very large number. */
    public String limit(@Nullable Money money) {
        if (money == null) {
            return missing();
        }
        if (money.isZero()) {
            return text("web.none");
        }
        return Unlimited.money(money) ? text("web.unlimited") : plain(money);
    }

    private String inDollars(String amount) {
        return messages.getMessage("web.money", new Object[] {amount}, LocaleContextHolder.getLocale());
    }

    private static String format(BigDecimal amount, int decimals) {
        Locale language = LocaleContextHolder.getLocale();
        DecimalFormat format = DecimalFormats.of("#,##0", language);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(amount);
    }

    private String missing() {
        return text("web.missing");
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
