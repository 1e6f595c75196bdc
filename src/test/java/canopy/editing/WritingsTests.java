package canopy.editing;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.values.Parsed.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields of one line: each text has the effect that it shows, or a sentence. */
class WritingsTests {

    @ParameterizedTest
    @CsvSource({
        "hardLimit, '', 0",
        "hardLimit, 0, 0",
        "hardLimit, 25.50, 25.5",
        "rpm, '', 6666666",
        "rpm, 0600, 600",
        "rates, 1.50, 1.50",
        "status, true, true",
        "userLimit, '', 0",
        "alias, '', ''",
        "alias, ' Two words ', Two words",
        "name, 北京研发, 北京研发",
        "name, dev_ops, dev_ops",
        "email, a@b, a@b",
        "qrCode, https://example.com/qr.png?a=1&b=2, https://example.com/qr.png?a=1&b=2"
    })
    void readsWhatStandsThere(String field, String text, String value) {
        assertThat(Settings.named(field).read(text).value()).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource({
        "hardLimit, -0, changes.typed.money",
        "hardLimit, 1e3, changes.typed.money",
        "hardLimit, NaN, changes.typed.money",
        "hardLimit, ٣, changes.typed.money",
        "hardLimit, '1,000', changes.typed.money",
        "hardLimit, 0.0000001, changes.typed.money",
        "hardLimit, 9007199254740993, changes.typed.money",
        "rpm, 0, editing.rate.zero",
        "rpm, 1.5, changes.typed.whole",
        "rates, '', changes.typed.missing",
        "rates, 0, editing.multiplier.range",
        "factor, 1000.1, editing.multiplier.range",
        "level, '', changes.typed.missing",
        "status, yes, editing.flag.form",
        "status, '', editing.flag.form",
        "name, '', changes.typed.missing",
        "name, abc, editing.name.form",
        "name, 12345, editing.name.form",
        "email, '', changes.typed.missing",
        "email, a b@c.example, editing.email.form",
        "email, 'a@b.example,c@d.example', editing.email.form",
        "billingEmail, nobody, editing.email.form",
        "qrCode, javascript:alert(1), editing.link.form",
        "alias, 'a\u202Eb', changes.typed.line"
    })
    void refusesWhatMeansNothing(String field, String text, String key) {
        Problem problem = Settings.named(field).read(text).problem();

        assertThat(problem).isNotNull();
        assertThat(problem.key()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "hardLimit, 25, 25.00, true",
        "hardLimit, '', 0, true",
        "rpm, 060, 60, true",
        "rpm, '', 6666666, true",
        "rates, 1, 1.0, true",
        "alias, a, 'a ', true",
        "alias, 'a\nb', ab, true",
        "alias, a, b, false",
        "allowIPs, '10.0.0.1\n10.0.0.2', '10.0.0.2\r\n10.0.0.1\r\n', true",
        "allowModels, '-*', ' -*', true",
        "modelMapper, a = b, a=b, true",
        "modelLimits, m rpm=1 tpm=2, m TPM=2 RPM=1, true",
        "modelLimits, m rpm=1, m rpm=2, false"
    })
    void knowsTextsThatMeanTheSame(String field, String one, String other, boolean same) {
        assertThat(Settings.named(field).same(one, other)).isEqualTo(same);
    }
}
