package canopy.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** An owner rotates the owner key, with and without scripts, and looks at what the console says of it. */
@InTheBrowser
class RotatingTheOwnerKeyJourney {

    @Test
    void rotatesTheKeyByKeyboardAlone(Visits visits) {
        var visit = visits.begin().expectFault("status of 422").signInAs("owner");
        var page = visit.page();
        visit.press("Enter", page.getByRole(AriaRole.LINK, named("Owner key")));
        assertThat(page.locator("#standing")).containsText("accepts it");
        visit.isAccessible().isPictured("owner-key");
        visit.press("Enter", page.getByRole(AriaRole.LINK, named("Rotate the key")));
        visit.isAccessible().isPictured("owner-key-rotation");
        visit.press("c", page.getByLabel("Type the account’s name"));
        page.keyboard().type("anopy-owner");
        visit.press("q", page.getByLabel("Reason"));
        page.keyboard().type("uarterly");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Check: rotate the owner key");
        visit.isAccessible().isPictured("owner-key-rotation-check");
        visit.press("Enter", page.getByRole(AriaRole.BUTTON, named("Rotate the key now")));
        page.waitForURL("**/owner-key");
        assertThat(page.locator("#standing")).containsText("Done. The gateway accepts the new key");
        visit.isAccessible().isPictured("owner-key-rotated");
        visit.open("/owner-key/replacement").isAccessible().isPictured("owner-key-replacement");
        page.getByLabel("New key").fill("sk-Xvs" + "0".repeat(45));
        page.getByRole(AriaRole.BUTTON, named("Try it and use it")).first().click();
        assertThat(page.locator(".error-summary")).containsText("does not accept this key");
        visit.isAccessible().isPictured("owner-key-replacement-refused");
    }

    @Test
    void rotatesTheKeyWithoutScripts(Visits visits) {
        var visit = visits.withoutJavaScript().expectFault("status of 422").signInAs("owner");
        var page = visit.page();
        visit.open("/owner-key/rotation");
        page.getByLabel("Type the account’s name").fill("somebody");
        page.getByLabel("Reason").fill("quarterly");
        page.getByRole(AriaRole.BUTTON, named("Check")).click();
        assertThat(page.locator(".error-summary")).containsText("this is not the account");
        page.getByLabel("Type the account’s name").fill("canopy-owner");
        page.getByRole(AriaRole.BUTTON, named("Check")).click();
        page.getByRole(AriaRole.BUTTON, named("Rotate the key now")).click();
        page.waitForURL("**/owner-key");
        assertThat(page.locator("#standing")).containsText("Done. The gateway accepts the new key");
        assertThat(page.locator("#standing")).containsText("accepts it");
    }

    @Test
    void theKeysPageReadsWellInChinese(Visits visits) {
        var visit = visits.inChinese().signInAs("owner");
        visit.open("/owner-key").isAccessible().isPictured("owner-key-zh");
        visit.open("/owner-key/rotation").isAccessible().isPictured("owner-key-rotation-zh");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
