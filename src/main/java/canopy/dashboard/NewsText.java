package canopy.dashboard;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's text in paragraphs and lines. Only an address of the web that says in plain letters where it leads becomes a
 * link, and it is shown in full.
 */
final class NewsText {

    private static final Pattern BETWEEN_PARAGRAPHS = Pattern.compile("\\R[ \\t]*\\R\\s*");
    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern ADDRESS = Pattern.compile("https://[!-~&&[^<>\"'`{}|\\\\^]]{4,500}");
    private static final Pattern TRAILING = Pattern.compile("[.,;:!?)\\]]+$");
    private static final Pattern HOST = Pattern.compile("(?i)([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,63}");
    /** Such a name is shown in other letters than it is written in. */
    private static final String FOREIGN = "xn--";

    private NewsText() {}

    record Paragraph(List<Line> lines) {}

    record Line(List<Piece> pieces) {}

    /** @param href where it leads; null for plain text */
    record Piece(String text, @Nullable String href) {

        public boolean isLink() {
            return href != null;
        }
    }

    static List<Paragraph> of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        return Arrays.stream(BETWEEN_PARAGRAPHS.split(text.strip()))
                .map(paragraph -> new Paragraph(LINE_END.splitAsStream(paragraph)
                        .map(line -> new Line(pieces(line)))
                        .toList()))
                .toList();
    }

    private static List<Piece> pieces(String line) {
        List<Piece> pieces = new ArrayList<>();
        Matcher address = ADDRESS.matcher(line);
        int end = 0;
        while (address.find()) {
            String found = TRAILING.matcher(address.group()).replaceFirst("");
            if (isSafe(found) && !isPartOfAWord(line, address.start())) {
                add(pieces, line.substring(end, address.start()), null);
                add(pieces, found, found);
                end = address.start() + found.length();
            }
        }
        add(pieces, line.substring(end), null);
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, @Nullable String href) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, href));
        }
    }

    private static boolean isPartOfAWord(String line, int start) {
        return start > 0 && Character.isLetterOrDigit(line.charAt(start - 1));
    }

    private static boolean isSafe(String address) {
        try {
            URI uri = new URI(address);
            String host = uri.getHost();
            return host != null
                    && uri.getRawUserInfo() == null
                    && HOST.matcher(host).matches()
                    && !host.toLowerCase(java.util.Locale.ROOT).contains(FOREIGN);
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
