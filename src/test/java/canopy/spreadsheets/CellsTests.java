package canopy.spreadsheets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTests {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"})
    void makesFormulasPlain(String text) {
        assertThat(Cells.text(text)).isEqualTo("'" + text);
    }

    @Test
    void leavesOrdinaryTextAlone() {
        assertThat(Cells.text("a=b")).isEqualTo("a=b");
        assertThat(Cells.text("")).isEmpty();
        assertThat(Cells.text(null)).isNull();
    }
}
