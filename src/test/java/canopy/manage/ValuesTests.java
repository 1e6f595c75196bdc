package canopy.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.StringLength;
import tools.jackson.databind.JsonNode;

/** Single values in every form that upstream gives them. */
class ValuesTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Property(tries = 500)
    void readsAnAmountToTheLastDigitAsNumberAndAsString(
            @ForAll @BigRange(min = "-1000000000000", max = "1000000000000") @Scale(12) BigDecimal amount) {
        String text = amount.toPlainString();

        assertThat(Values.decimal(json(text))).isEqualByComparingTo(amount);
        assertThat(Values.decimal(json('"' + text + '"'))).isEqualByComparingTo(amount);
        assertThat(new BigDecimal(json(new String(Json.bytes(Map.of("a", amount)), StandardCharsets.UTF_8))
                        .get("a")
                        .decimalValue()
                        .toPlainString()))
                .isEqualByComparingTo(amount);
    }

    @Property(tries = 300)
    void readsWholeNumbersInAnyForm(@ForAll @LongRange(max = Long.MAX_VALUE - 1) long number) {
        assertThat(Values.number(json(Long.toString(number)))).isEqualTo(number);
        assertThat(Values.number(json(number + ".0"))).isEqualTo(number);
        assertThat(Values.number(json("\"" + number + "\""))).isEqualTo(number);
    }

    @Property(tries = 500)
    void doesNotFailOnAnyText(@ForAll @StringLength(max = 60) String text) {
        JsonNode node = json(new String(Json.bytes(Map.of("a", text)), StandardCharsets.UTF_8))
                .get("a");

        BigDecimal decimal = Values.decimal(node);
        Values.number(node);
        Values.time(node, SHANGHAI);
        Values.dna(node);
        Values.mapper(node);

        assertThat(decimal == null || decimal.toPlainString().length() < 70).isTrue();
        assertThat(Values.list(node)).isNotNull();
    }

    @Example
    void doesNotUnfoldAnExponentIntoMemory() {
        for (String absurd : List.of("1e1000000", "1e-1000000", "\"1e999\"", "1e31", "9e2147483647")) {
            assertThat(absurdly(absurd)).isNull();
        }
        assertThat(Values.decimal(json("1.5E+3"))).isEqualByComparingTo("1500");
    }

    @Example
    void takesWhatIsNoNumberForNotAvailable() {
        for (String other : List.of("\"\"", "\"NaN\"", "\"1,5\"", "\"0x10\"", "true", "{}", "[]", "\"١٢\"")) {
            assertThat(Values.decimal(json(other))).isNull();
            assertThat(Values.number(json(other))).isNull();
        }
        assertThat(Values.number(json("1.5"))).isNull();
    }

    @Example
    void takesANumberBeyondSixtyFourBitsForUnlimited() {
        assertThat(Values.number(json("18446744073709551615"))).isEqualTo(Long.MAX_VALUE);
    }

    @Example
    void readsTimesInAllTheirForms() {
        Instant evening = Instant.parse("2025-01-15T10:30:00Z");
        for (String time : List.of(
                "\"2025-01-15T10:30:00Z\"",
                "\"2025-01-15T18:30:00+08:00\"",
                "\"2025-01-15 18:30:00\"",
                "\"2025-01-15T18:30:00\"",
                "\"2025-01-15 18:30\"",
                "\"2025-01-15 18:30:00+08:00\"",
                "1736937000",
                "\"1736937000\"",
                "1736937000000")) {
            assertThat(Values.time(json(time), SHANGHAI)).as(time).isEqualTo(evening);
        }
        assertThat(Values.time(json("\"2023-10-24T18:46:12.304121985+08:00\""), SHANGHAI))
                .isEqualTo("2023-10-24T10:46:12.304121985Z");
        assertThat(Values.time(json("\"2025-01-15\""), SHANGHAI)).isEqualTo("2025-01-14T16:00:00Z");
        for (String never : List.of("\"0001-01-01T00:00:00Z\"", "\"\"", "\"soon\"", "0", "-5", "1e30")) {
            assertThat(Values.time(json(never), SHANGHAI)).as(never).isNull();
        }
    }

    @Example
    void readsListsInAllTheirForms() {
        assertThat(Values.list(json("[\"a\",\"b\"]"))).containsExactly("a", "b");
        assertThat(Values.list(json("[2,3]"))).containsExactly("2", "3");
        assertThat(Values.list(json("\"a, b c\""))).containsExactly("a", "b", "c");
        assertThat(Values.list(json("{\"a\":true,\"b\":1}"))).containsExactly("a", "b");
        assertThat(Values.list(json("{}"))).isEmpty();
        assertThat(Values.list(json("[]"))).isEmpty();
        assertThat(Values.list(json("\"\""))).isEmpty();
        assertThat(Values.list(json("7"))).isNull();
        assertThat(Values.list(json("[{}]"))).isNull();
    }

    @Example
    void readsMappersInAllTheirForms() {
        assertThat(Values.mapper(json("{\"gpt-3.5*\":\"gpt-4o-mini\",\"claude-*\":2}")))
                .containsExactly(Map.entry("gpt-3.5*", "gpt-4o-mini"), Map.entry("claude-*", "2"));
        assertThat(Values.mapper(json("\"a=b,c=d\""))).containsExactly(Map.entry("a", "b"), Map.entry("c", "d"));
        assertThat(Values.mapper(json("{}"))).isEmpty();
        assertThat(Values.mapper(json("[]"))).isEmpty();
        assertThat(Values.mapper(json("\"\""))).isEmpty();
        assertThat(Values.mapper(json("\"a\""))).isNull();
    }

    @Example
    void readsFlagsInAllTheirForms() {
        assertThat(List.of("true", "1", "\"true\"", "\"TRUE\""))
                .allSatisfy(text -> assertThat(Values.flag(json(text))).isTrue());
        assertThat(List.of("false", "0", "\"false\""))
                .allSatisfy(text -> assertThat(Values.flag(json(text))).isFalse());
        assertThat(Values.flag(json("\"maybe\""))).isNull();
    }

    private static BigDecimal absurdly(String number) {
        return Values.decimal(json("[" + number + "]").get(0));
    }

    private static JsonNode json(String text) {
        return Json.document(text.getBytes(StandardCharsets.UTF_8));
    }
}
