package canopy.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is typed has exactly the effect that it shows, or none. */
class TypedProperties {

    @Property
    void readsEveryAmountExactly(
            @ForAll @BigRange(min = "0", max = "999999999999999.999999") @Scale(6) BigDecimal amount) {
        assertThat(Typed.money(amount.toPlainString()).value()).isEqualTo(new Money(amount));
        assertThat(Typed.decimal(" " + amount.toPlainString() + "\t").value()).isEqualByComparingTo(amount);
    }

    @Property
    void readsEveryWholeNumberExactly(@ForAll @LongRange(min = 0, max = 999_999_999_999_999L) long number) {
        assertThat(Typed.whole(Long.toString(number)).value()).isEqualTo(number);
        assertThat(Typed.money(Long.toString(number)).value()).isEqualTo(Money.of(Long.toString(number)));
    }

    @Property
    void refusesWhatHasTooManyDigits(@ForAll @LongRange(min = 1_000_000_000_000_000L) long number) {
        assertThat(Typed.money(Long.toString(number)).isWrong()).isTrue();
        assertThat(Typed.whole(Long.toString(number)).isWrong()).isTrue();
    }

    @Property
    void neverTakesATextForAnotherNumberThanItShows(@ForAll @StringLength(max = 50) String text) {
        Parsed<BigDecimal> read = Typed.decimal(text);
        BigDecimal value = read.value();
        if (value == null) {
            assertThat(read.isWrong()).isEqualTo(!Typed.trimmed(text).isEmpty());
        } else {
            assertThat(value).isEqualTo(new BigDecimal(Typed.trimmed(text)));
            assertThat(text).matches("[ \t]*[0-9]+(\\.[0-9]+)?[ \t]*");
        }
    }

    @Property
    void keepsALineOfTextAsItIs(@ForAll @StringLength(max = 40) String text) {
        Parsed<String> read = Typed.line(text, 40);
        if (read.value() != null) {
            assertThat(text).contains(read.value());
            assertThat(read.value())
                    .doesNotContain("\n", "\r", "\u2028", "\u202e")
                    .isEqualTo(Typed.trimmed(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-0",
                "-1",
                "+1",
                "1e3",
                "1E3",
                "NaN",
                "Infinity",
                "٣",
                "３",
                "1,000",
                "1.000,00",
                "1 000",
                "0x10",
                "1.",
                ".5",
                "0.0000001",
                "9007199254740993",
                "1234567890123456789012345678901234567890",
                "\u00a01",
                "1\u200b",
                "$1",
                "1 USD"
            })
    void refusesEveryOtherWayToWriteAnAmountWithOneSentence(String text) {
        Parsed<Money> read = Typed.money(text);

        assertThat(read.value()).isNull();
        assertThat(read.problem()).isEqualTo(new Parsed.Problem("changes.typed.money", java.util.List.of()));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "000.10,0.1", "007,7", "0.000001,0.000001", "999999999999999,999999999999999", "12.50,12.5"})
    void readsPlainAmounts(String text, String amount) {
        assertThat(Typed.money(text).value()).isEqualTo(Money.of(amount));
    }

    @Example
    void tellsAnEmptyFieldFromAWrongOne() {
        assertThat(Typed.money("  ").isEmpty()).isTrue();
        assertThat(Typed.money(null).isEmpty()).isTrue();
        assertThat(Typed.money(" ").required().isWrong()).isTrue();
        assertThat(Typed.whole("1.0").isWrong()).isTrue();
        assertThat(Typed.line("two\nlines", 100).isWrong()).isTrue();
        assertThat(Typed.line("four", 3).problem())
                .isEqualTo(new Parsed.Problem("changes.typed.length", java.util.List.of("3")));
    }
}
