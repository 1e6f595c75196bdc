package canopy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ExpressionsTest {

    private final AllowList list = new AllowList(List.of("gpt-4*", "claude-*"));

    @Test
    void addsWhatIsListedAndKeepsTheRest() {
        assertThat(changed("\"o4-mini, gemini-*  gpt-4*\"").entries())
                .containsExactly("gpt-4*", "claude-*", "o4-mini", "gemini-*");
    }

    @Test
    void removesEverythingAfterALeadingMinus() {
        assertThat(changed("\"-gpt-4* claude-*\"").entries()).isEmpty();
        assertThat(changed("\"-gpt-4*\"").entries()).containsExactly("claude-*");
        assertThat(changed("\"-unknown\"").entries()).containsExactly("gpt-4*", "claude-*");
    }

    @Test
    void resetsWithAStarAndAddsWhatFollowsIt() {
        assertThat(changed("\"*\"").entries()).isEmpty();
        assertThat(changed("\"* o4-mini\"").entries()).containsExactly("o4-mini");
    }

    @Test
    void shutsEverythingOutWithAMinusAndAStar() {
        AllowList shut = changed("\"-*\"");
        assertThat(shut.allows("gpt-4o")).isFalse();
        assertThat(shut.changedBy(json("\"gpt-4o\""), "-*").entries()).containsExactly("gpt-4o");
        assertThat(list.changedBy(json("\"-*\""), "127.0.0.1").entries()).containsExactly("127.0.0.1");
    }

    @Test
    void takesArraysAndKeysForStrings() {
        assertThat(changed("[\"o4-mini\",\"gemini-*\"]").entries()).endsWith("o4-mini", "gemini-*");
        assertThat(changed("[\"-gpt-4*\"]").entries()).containsExactly("claude-*");
        assertThat(changed("\"\"").entries()).isEqualTo(list.entries());
        assertThat(changed("[]").entries()).isEqualTo(list.entries());
    }

    @Test
    void knowsWhichListsLieWithinAnother() {
        assertThat(new AllowList(List.of("gpt-4o")).isWithin(list)).isTrue();
        assertThat(new AllowList(List.of("gemini-*")).isWithin(list)).isFalse();
        AllowList network = new AllowList(List.of("203.0.113.0/24"));
        assertThat(new AllowList(List.of("203.0.113.16/28")).isWithin(network)).isTrue();
        assertThat(new AllowList(List.of("203.0.0.0/16")).isWithin(network)).isFalse();
        AllowList paths = new AllowList(List.of("/v1/chat"));
        assertThat(new AllowList(List.of("/v1/chat/completions")).isWithin(paths))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.9, true",
        "203.0.113.0/24, 203.0.114.9, false",
        "198.51.100.7, 198.51.100.7, true",
        "2001:db8::/32, 2001:db8:1::5, true",
        "2001:db8::/32, 2001:db9::5, false",
        "0.0.0.0/0, 2001:db8::1, false"
    })
    void matchesAddressesOfBothVersions(String range, String address, boolean inside) {
        assertThat(new AllowList(List.of(range)).allows(address)).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "banana",
                "999.1.1.1",
                "256.1.1.1",
                "01.2.3.4",
                "1.2.3",
                "10.0.0.0/33",
                "10.0.0.0/08",
                "10.0.0.0/",
                "/8",
                "2001:db8::/129",
                "1:2",
                "a:b:c",
                "::ffff:1.2.3.4/120",
                "fe80::1%eth0",
                "localhost"
            })
    void takesNothingElseForAnAddress(String text) {
        assertThat(IpRange.parse(text)).isEmpty();
    }

    @Test
    void readsMappersAndReplacesThemWhole() {
        assertThat(Mapper.parse("ModelMapper", json("\"gpt-3.5*=gpt-4o-mini, gpt-4-*-preview=gpt-4o\""))
                        .pairs())
                .containsEntry("gpt-3.5*", "gpt-4o-mini")
                .containsEntry("gpt-4-*-preview", "gpt-4o")
                .hasSize(2);
        assertThat(Mapper.parse("ModelMapper", json("\"\"")).pairs()).isEmpty();
        assertThat(Mapper.parse("ModelMapper", json("\"*\"")).pairs()).isEmpty();
        assertThat(Mapper.parse("ModelMapper", json("{\"a\":\"b\"}")).pairs()).containsEntry("a", "b");
        assertThatThrownBy(() -> Mapper.parse("ModelMapper", json("\"gpt-4\"")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("from=to");
    }

    @Test
    void readsLimitsOfSingleModels() {
        assertThat(ModelLimits.parse(json("{\"gpt-4\":{\"RPM\":30,\"tpm\":\"90000\"},\"o4\":{\"rpm\":0}}"))
                        .byModel())
                .hasSize(1)
                .containsEntry("gpt-4", Map.of("rpm", 30L, "tpm", 90_000L));
        assertThat(ModelLimits.parse(json("{}")).byModel()).isEmpty();
        assertThatThrownBy(() -> ModelLimits.parse(json("[]"))).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({
        "42, ID, 42",
        "prod-account, NAME, prod-account",
        "dev@company.com, EMAIL, dev@company.com",
        ".1.42., BRANCH, .1.42.",
        ".1.42, BRANCH, .1.42.",
        "L2, LEVEL, 2",
        "G1, GEAR, 1",
        "R3, ROLE, 3",
        "T2, TIER, 2",
        "T100, TIER, 100",
        "F1.5, FACTOR, 1.5",
        "F1., NAME, F1.",
        "l2, NAME, l2"
    })
    void readsIdentifiersByTheirShape(String written, Identifier.Kind kind, String text) {
        assertThat(Identifier.parse(written)).isEqualTo(new Identifier(kind, text));
    }

    @Test
    void readsFieldsInAnySpelling() {
        Fields fields = Fields.parse(
                "{\"creditGranted\":\"12.50\",\"daily_limit\":5,\"STATUS\":\"false\",\"Alias\":null}"
                        .getBytes(StandardCharsets.UTF_8),
                SandboxApplication.exactJson());
        assertThat(fields.decimal("CreditGranted").orElseThrow()).isEqualByComparingTo("12.5");
        assertThat(fields.amount("DailyLimit").orElseThrow()).isEqualByComparingTo("5");
        assertThat(fields.flag("Status")).contains(false);
        assertThat(fields.has("Alias")).isFalse();
    }

    private AllowList changed(String expression) {
        return list.changedBy(json(expression), "-*");
    }

    private static JsonNode json(String text) {
        return SandboxApplication.exactJson().readTree(text);
    }
}
