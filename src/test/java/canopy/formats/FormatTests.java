package canopy.formats;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.manage.ManageSettings;
import canopy.values.Money;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

class FormatTests {

    final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    @BeforeEach
    void english() {
        messages.setBasename("messages/web");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        LocaleContextHolder.setLocale(Locale.ENGLISH);
    }

    @AfterEach
    void forget() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.5 | 1,234.50 USD | 1,234.50 USD",
                "0 | 0.00 USD | 0.00 USD",
                "12.345678 | 12.35 USD | 12.345678 USD",
                "0.004237 | 0.0042 USD | 0.004237 USD",
                "-0.0000019 | -0.0000019 USD | -0.0000019 USD",
                "0.999 | 1.00 USD | 0.999 USD",
                "-1200000 | -1,200,000.00 USD | -1,200,000.00 USD"
            })
    void showAsManyDecimalsAsMatter(String amount, String text, String exact) {
        MoneyFormat money = new MoneyFormat(messages);
        assertThat(money.text(Money.of(amount))).isEqualTo(text);
        assertThat(money.exact(Money.of(amount))).isEqualTo(exact);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.565 | 1,234.57",
                "0 | 0.00",
                "0.004 | <0.01",
                "-0.004 | >-0.01",
                "0.005 | 0.01",
                "123456789012345678.999 | 123,456,789,012,345,679.00"
            })
    void showABillToTheCentAndNeverAsNothingWhatIsSomething(String amount, String text) {
        assertThat(new MoneyFormat(messages).cents(Money.of(amount))).isEqualTo(text);
    }

    @Test
    void readUnlimitedAndNotAvailable() {
        NumberFormats number = new NumberFormats(messages);
        assertThat(number.rate(6_666_666L)).isEqualTo("unlimited");
        assertThat(number.rate(6_666L)).isEqualTo("6,666");
        assertThat(number.rate(null)).isEqualTo("not available");
        assertThat(new MoneyFormat(messages).text(null)).isEqualTo("not available");
    }

    @Test
    void showMomentsOnTheUpstreamsClockWithItsZone() {
        TimeFormat when = new TimeFormat(
                ManageSettings.at(URI.create("http://127.0.0.1:1"), ZoneId.of("Asia/Shanghai")), messages);
        Instant moment = Instant.parse("2026-03-01T17:30:00Z");
        assertThat(when.moment(moment)).isEqualTo("2 Mar 2026, 01:30 GMT+8");
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(when.moment(moment)).isEqualTo("2026年3月2日 01:30 GMT+8");
        assertThat(when.day(moment)).isEqualTo("2026年3月2日");
    }
}
