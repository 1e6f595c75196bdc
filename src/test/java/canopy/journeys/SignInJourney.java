package canopy.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first page that anybody sees. */
@InTheBrowser
class SignInJourney {

    @Test
    void aStrangerIsLedToASignInThatEverybodyCanRead(Visits visits) {
        var visit = visits.begin().open("/subaccounts");
        assertThat(visit.page()).hasURL(Pattern.compile("/sign-in(\\?.*)?$"));
        visit.isAccessible().isPictured("sign-in");

        var chinese = visits.inChinese().open("/sign-in");
        assertThat(chinese.page().locator("html")).hasAttribute("lang", Pattern.compile("^zh\\b"));
        chinese.isAccessible().isPictured("sign-in-zh");
    }
}
