package canopy.formats;

import canopy.manage.Unlimited;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Numbers for templates, as {@code @number}: grouped as the reader's language does. Null reads "not available". */
@Component("number")
public class NumberFormats {

    private final MessageSource messages;

    NumberFormats(MessageSource messages) {
        this.messages = messages;
    }

    public String whole(@Nullable Number number) {
        return number == null ? missing() : decimals("#,##0", number);
    }

    /** A multiplier or share with all of its decimals. */
    public String exact(@Nullable BigDecimal number) {
        return number == null ? missing() : decimals("#,##0.##################", number);
    }

    /** To one decimal, also where it is none: percentages stand below each other. */
    public String tenths(BigDecimal number) {
        return decimals("#,##0.0", number);
    }

    /** A rate limit; very large ones read "unlimited". */
    public String rate(@Nullable Long limit) {
        return limit != null && Unlimited.rate(limit) ? text("web.unlimited") : whole(limit);
    }

    private static String decimals(String pattern, Number number) {
        Locale language = LocaleContextHolder.getLocale();
        return DecimalFormats.of(pattern, language).format(number);
    }

    private String missing() {
        return text("web.missing");
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
