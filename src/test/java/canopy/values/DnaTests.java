package canopy.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DnaTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.",
                ".1",
                "..",
                ".1..2.",
                ".01.",
                ".0.",
                ".a.",
                ".1.-2.",
                ".1 .",
                ".١.",
                ".12345678901234567890."
            })
    void refusesWhatIsNotAPath(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Dna(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".1.", ".1.3.12.", ".9223372036854775807."})
    void readsAPath(String text) {
        assertThat(new Dna(text)).hasToString(text);
    }

    @Test
    void refusesAPathOfAMillionIdsWithoutFallingOver() {
        String endless = "." + "1.".repeat(1_000_000);
        assertThatIllegalArgumentException().isThrownBy(() -> new Dna(endless));
        String longest = "." + "1.".repeat((Dna.LONGEST - 1) / 2);
        assertThat(new Dna(longest).depth()).isEqualTo((Dna.LONGEST - 1) / 2);
        assertThatIllegalArgumentException().isThrownBy(() -> new Dna(longest + "1."));
    }
}
