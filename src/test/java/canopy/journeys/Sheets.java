package canopy.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * What stands on the sheets of a page that was printed.
 *
 * @param text line by line, each kind of blank as one space
 * @param a4 whether every sheet is A4, upright
 */
record Sheets(String text, int count, boolean a4) {

    static Sheets of(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return new Sheets(
                    plain(stripper.getText(document)),
                    document.getNumberOfPages(),
                    StreamSupport.stream(document.getPages().spliterator(), false)
                            .allMatch(Sheets::isA4));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Text as it is compared: wherever a line ends, and whatever kind of blank stands between two words. */
    static String plain(String text) {
        return text.replaceAll("[\\s\\u00a0\\u2009\\u202f]+", " ").strip();
    }

    private static boolean isA4(PDPage sheet) {
        var box = sheet.getMediaBox();
        return Math.abs(box.getWidth() - PDRectangle.A4.getWidth()) < 1
                && Math.abs(box.getHeight() - PDRectangle.A4.getHeight()) < 1;
    }
}
