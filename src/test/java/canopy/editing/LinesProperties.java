package canopy.editing;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.manage.Subaccount.RateLimits;
import canopy.values.Parsed;
import canopy.values.Parsed.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists, mappers and limits of models as text: what is written is read as the same, and what is odd is refused by its line. */
class LinesProperties {

    @Property(tries = 200)
    void readsTheListThatItWrites(@ForAll("entries") List<String> entries) {
        EntryLines lines = new EntryLines(EntryKind.MODEL);

        assertThat(lines.read(lines.write(entries)).value()).isEqualTo(entries);
        assertThat(lines.canonical(lines.write(entries.reversed()))).isEqualTo(lines.canonical(lines.write(entries)));
        assertThat(lines.read("\r\n " + String.join(" \r\n\t", entries) + "\r\n\n")
                        .value())
                .isEqualTo(entries);
    }

    @Property(tries = 200)
    void readsTheMapperThatItWrites(@ForAll("mappers") Map<String, String> mapper) {
        MapperLines lines = MapperLines.MODELS;

        assertThat(lines.read(lines.write(mapper)).value()).isEqualTo(mapper);
        assertThat(lines.read(lines.write(mapper).replace(" = ", "=")).value()).isEqualTo(mapper);
    }

    @Property(tries = 200)
    void readsTheLimitsThatItWrites(@ForAll("limits") Map<String, RateLimits> limits) {
        ModelLimitLines lines = new ModelLimitLines();

        assertThat(lines.read(lines.write(limits)).value()).isEqualTo(limits);
        assertThat(lines.read(lines.write(limits).replace(" ", "   ")).value()).isEqualTo(limits);
    }

    @Property(tries = 500)
    void neverReadsAnEntryThatWouldChangeTheMeaningOfACall(@ForAll String text) {
        for (EntryKind kind : EntryKind.values()) {
            List<String> entries = new EntryLines(kind).read(text).value();
            if (entries != null) {
                assertThat(entries)
                        .doesNotHaveDuplicates()
                        .allMatch(entry -> entry.matches("[^\\s,\\p{Cc}-][^\\s,\\p{Cc}]*") && !entry.equals("*"));
            }
        }
    }

    @Property(tries = 200)
    void takesTheSameEntriesInAnyOrderForTheSameList(@ForAll("entries") List<String> entries, @ForAll long seed) {
        List<String> shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled, new java.util.Random(seed));

        assertThat(Settings.ALLOW_MODELS.same(String.join("\n", entries), String.join("\n", shuffled)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "allowModels | gpt-4 claude | editing.entry.space",
                "allowModels | gpt-4,claude | editing.entry.space",
                "allowModels | -gpt-4 | editing.entry.minus",
                "allowModels | -* | editing.entry.minus",
                "allowModels | * | editing.entry.star",
                "allowIPs | 256.1.1.1 | editing.entry.IP",
                "allowIPs | 1.2.3 | editing.entry.IP",
                "allowIPs | 01.2.3.4 | editing.entry.IP",
                "allowIPs | 1.2.3.4/33 | editing.entry.IP",
                "allowIPs | 1.2.3.4/08 | editing.entry.IP",
                "allowIPs | example.com | editing.entry.IP",
                "allowIPs | 2001:db8::/129 | editing.entry.IP",
                "allowIPs | fe80::1%eth0 | editing.entry.IP",
                "allowIPs | 10.0.0.0/8/8 | editing.entry.IP",
                "allowLevels | two | editing.entry.LEVEL",
                "allowLevels | ٣ | editing.entry.LEVEL",
                "resources | v1/chat | editing.entry.RESOURCE",
                "modelMapper | gpt-4 | editing.mapping.form",
                "modelMapper | = gpt-4 | editing.mapping.form",
                "modelMapper | a = b = c | editing.mapping.form",
                "modelMapper | a b = c | editing.mapping.form",
                "modelMapper | a,b = c | editing.mapping.form",
                "levelMapper | claude-* = high | editing.mapping.level",
                "modelLimits | gpt-4 | editing.model-limit.form",
                "modelLimits | gpt-4 rpm | editing.model-limit.form",
                "modelLimits | gpt-4 rpm=0 | editing.model-limit.form",
                "modelLimits | gpt-4 rpm=1e3 | editing.model-limit.form",
                "modelLimits | gpt-4 rpm=30 rpm=40 | editing.model-limit.form",
                "modelLimits | gpt-4 speed=30 | editing.model-limit.form",
                "modelLimits | rpm=30 | editing.model-limit.form"
            })
    void refusesALineThatMeansNothingAndNamesIt(String field, String line, String key) {
        Problem problem = Settings.named(field).read("\n" + line + "\n").problem();

        assertThat(problem).isNotNull();
        assertThat(problem.key()).isEqualTo(key);
        assertThat(problem.arguments()).startsWith("2", line);
    }

    @ParameterizedTest
    @CsvSource({
        "allowIPs, 0.0.0.0/0",
        "allowIPs, 203.0.113.7",
        "allowIPs, ::/0",
        "allowIPs, 2001:db8::1",
        "allowIPs, ::1/128",
        "allowModels, *-vision",
        "allowModels, gpt-4-*-preview",
        "resources, /v1/chat/completions",
        "levelMapper, claude-* = 2",
        "modelLimits, gpt-4 TPM=90000 rpm=unlimited"
    })
    void takesWhatTheGatewayTakes(String field, String line) {
        assertThat(Settings.named(field).read(line).isWrong()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"a = b | a = c, editing.mapping.twice", "a = b | a = b,"})
    void refusesTwoAnswersToOneRequest(String lines, String key) {
        Parsed<Map<String, String>> parsed = MapperLines.MODELS.read(lines.replace(" | ", "\n"));

        Problem problem = parsed.problem();
        assertThat(problem == null ? null : problem.key()).isEqualTo(key);
    }

    @Provide
    Arbitrary<List<String>> entries() {
        return word().list().ofMaxSize(8).uniqueElements();
    }

    @Provide
    Arbitrary<Map<String, String>> mappers() {
        return Arbitraries.maps(word(), word()).ofMaxSize(6);
    }

    @Provide
    Arbitrary<Map<String, RateLimits>> limits() {
        Arbitrary<Long> number = Arbitraries.longs().between(1, 999_999_999_999_999L);
        Arbitrary<RateLimits> limits = Combinators.combine(
                        number, number.injectNull(0.5), number.injectNull(0.5), number.injectNull(0.5))
                .as((a, b, c, d) -> new RateLimits(a, b, null, c, null, d));
        return Arbitraries.maps(word(), limits).ofMaxSize(5);
    }

    private static Arbitrary<String> word() {
        return Arbitraries.strings()
                .withChars("abcz09./_:*")
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(word -> !word.equals("*"));
    }
}
