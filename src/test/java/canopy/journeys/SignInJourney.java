package canopy.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The first page that anybody sees. */
@ExtendWith(Journeys.class)
class SignInJourney {

    @Test
    void readsWellInBothSchemesAndOnASmallScreen(Visits visits) {
        visits.begin().open("/sign-in").isAccessible().isPictured("sign-in");
    }

    @Test
    void leadsAStrangerFromAnyPageToSignIn(Visits visits) {
        var page = visits.begin().open("/subaccounts").page();
        assertThat(page).hasURL(visits.address() + "/sign-in");
    }

    @Test
    void speaksTheReadersLanguage(Visits visits) {
        assertThat(visits.inChinese().open("/sign-in").page().locator("html"))
                .hasAttribute("lang", Pattern.compile("^zh\\b"));
        assertThat(visits.begin().open("/sign-in").page().locator("html"))
                .hasAttribute("lang", Pattern.compile("^en\\b"));
    }
}
