package canopy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A transcript can fail. */
class TranscriptTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":\"~absent\"} | {\"b\":1} | true",
                "{\"a\":\"~absent\"} | {\"a\":1} | false",
                "{\"a\":\"~absent\"} | {\"a\":null} | false",
                "{\"a\":{\"b\":\"~absent\"}} | {\"a\":{\"b\":1}} | false",
                "{\"a\":1} | {\"a\":1.0,\"b\":2} | true",
                "{\"a\":1} | {\"b\":1} | false",
                "{\"a\":\"~number\"} | {\"a\":\"x\"} | false",
                "[1] | [1,2] | false"
            })
    void comparesWhatItNamesOnly(String expected, String actual, boolean same) {
        assertThat(Transcript.differences(
                                SandboxApplication.exactJson().readTree(expected),
                                SandboxApplication.exactJson().readTree(actual))
                        .isEmpty())
                .isEqualTo(same);
    }
}
