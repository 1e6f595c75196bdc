package canopy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelPatternTests {

    @ParameterizedTest
    @CsvSource({
        "gpt-4o, gpt-4o, true",
        "gpt-4o, gpt-4o-mini, false",
        "gpt-4*, gpt-4o-mini, true",
        "*-vision, gpt-4-vision, true",
        "gpt-4-*-preview, gpt-4-1106-preview, true",
        "gpt-4-*-preview, gpt-4-1106, false",
        "*, anything, true",
        "GPT-4O, gpt-4o, true",
        "gpt.4o, gpt-4o, false",
        "**a*a*a*a*a*a*b, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, false"
    })
    void readsAStarAsAnyText(String pattern, String model, boolean matches) {
        assertThat(ModelPattern.matches(pattern, model)).isEqualTo(matches);
    }

    @Test
    void letsThroughWhatAListSays() {
        assertThat(ModelPattern.allows(List.of(), "gpt-4o")).isTrue();
        assertThat(ModelPattern.allows(List.of("gpt-4*"), "gpt-4o")).isTrue();
        assertThat(ModelPattern.allows(List.of("gpt-4*"), "claude-x")).isFalse();
        assertThat(ModelPattern.allows(List.of("-gpt-4o"), "gpt-4o")).isFalse();
        assertThat(ModelPattern.allows(List.of("-gpt-4o"), "claude-x")).isTrue();
        assertThat(ModelPattern.allows(List.of("gpt-*", "-gpt-4o"), "gpt-4o")).isFalse();
        assertThat(ModelPattern.allows(List.of("-*"), "gpt-4o")).isFalse();
    }
}
