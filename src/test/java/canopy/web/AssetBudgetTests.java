package canopy.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a browser fetches stays small (kB are thousands of bytes). */
class AssetBudgetTests {

    private final Assets assets = new Assets();

    AssetBudgetTests() throws IOException {}

    @Test
    void keepsItsOwnScriptsBelowTwelveKilobytes() throws IOException {
        assertThat(content("canopy.js")).hasSizeBetween(1, 12_000);
    }

    @Test
    void keepsAllScriptsBelowTwentyFiveKilobytesOnTheWire() throws IOException {
        assertThat(zipped("canopy.js") + zipped("htmx.min.js")).isLessThanOrEqualTo(25_000);
    }

    @Test
    void keepsTheStyleSheetBelowFifteenKilobytesOnTheWire() throws IOException {
        assertThat(zipped("canopy.css")).isBetween(1, 15_000);
    }

    private byte[] content(String name) throws IOException {
        return assets.find(name).orElseThrow().content().getContentAsByteArray();
    }

    private int zipped(String name) throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(sent)) {
            zip.write(content(name));
        }
        return sent.size();
    }
}
