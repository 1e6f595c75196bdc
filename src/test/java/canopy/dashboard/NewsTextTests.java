package canopy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.dashboard.NewsText.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewsTextTests {

    @Test
    void hasParagraphsAndLines() {
        assertThat(NewsText.of("One\nTwo\r\n\r\n\r\nThree"))
                .extracting(paragraph -> paragraph.lines().size())
                .containsExactly(2, 1);
        assertThat(NewsText.of(null)).isEmpty();
        assertThat(NewsText.of(" \n ")).isEmpty();
    }

    @Test
    void makesAnAddressALinkThatIsShownInFullAndLeavesTheStopOut() {
        assertThat(pieces("See https://docs.example.com/a?b=c#d, or write."))
                .containsExactly(
                        new Piece("See ", null),
                        new Piece("https://docs.example.com/a?b=c#d", "https://docs.example.com/a?b=c#d"),
                        new Piece(", or write.", null));
    }

    @Test
    void findsAnAddressBesideLettersWithoutSpaces() {
        assertThat(pieces("详情见：https://docs.example.com/cn。谢谢"))
                .extracting(Piece::href)
                .containsExactly(null, "https://docs.example.com/cn", null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "javascript:alert(1)",
                "https://user:pass@example.com/",
                "https://good.example.com@evil.example.net/",
                "https://xn--e1awd7f.com/",
                "https://127.0.0.1/",
                "https://localhost/",
                "https://[::1]/",
                "https://ex\u0430mple.com/",
                "xhttps://example.com/",
                "https://example.com:x/",
                "<a href=\"https://\">",
                "data:text/html,https"
            })
    void leavesWhatMayDeceiveAsText(String text) {
        assertThat(pieces(text)).containsExactly(new Piece(text, null));
    }

    @Test
    void keepsMarkupAsText() {
        assertThat(pieces("<img src=x onerror=alert(1)>"))
                .containsExactly(new Piece("<img src=x onerror=alert(1)>", null));
    }

    private static List<Piece> pieces(String line) {
        return NewsText.of(line).getFirst().lines().getFirst().pieces();
    }
}
