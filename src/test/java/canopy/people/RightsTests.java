package canopy.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import canopy.support.ConsoleTest;
import canopy.support.Visitors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ConsoleTest
class RightsTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    /** Of the rooms that this context holds; {@link EveryHandlerTests} walks through all of them. */
    @Test
    void refusesEveryHandlerToEveryRoleWithoutItsRight() {
        List<String> wrong = new ArrayList<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            Requires requires = handler.getMethodAnnotation(Requires.class);
            if (requires != null) {
                for (Role role : Role.values()) {
                    int status = ask(mapping, role).getResponse().getStatus();
                    if ((status == 403) == role.has(requires.value())) {
                        wrong.add(role + " " + mapping + " answered " + status);
                    }
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void sendsWhoIsNotSignedInToTheSignInWhateverTheyAskFor() {
        for (HandlerMethod handler : mappings.getHandlerMethods().values()) {
            assertThat(handler.hasMethodAnnotation(Public.class) || handler.hasMethodAnnotation(Requires.class))
                    .isTrue();
        }
        assertThat(mvc.get().uri("/people")).hasStatus(303).hasHeader("Location", "/sign-in?next=%2Fpeople");
        assertThat(mvc.get().uri("/nothing-here")).hasStatus(303);
    }

    @Test
    void asksForTheTokenInEveryForm() {
        assertThat(mvc.post().uri("/people").with(Visitors.as(Role.OWNER))).hasStatus(403);
        assertThat(mvc.post().uri("/people").with(Visitors.as(Role.OWNER)).with(csrf()))
                .hasStatus(422);
    }

    @Test
    void refusesAFormFromAnotherSiteEvenWithAToken() {
        var form = mvc.post().uri("/people").with(Visitors.as(Role.OWNER)).with(csrf());
        assertThat(form.header("Sec-Fetch-Site", "cross-site")).hasStatus(403);
        assertThat(mvc.post()
                        .uri("/people")
                        .with(Visitors.as(Role.OWNER))
                        .with(csrf())
                        .header("Sec-Fetch-Site", "same-site"))
                .hasStatus(403);
        assertThat(mvc.post()
                        .uri("/people")
                        .with(Visitors.as(Role.OWNER))
                        .with(csrf())
                        .header("Origin", "https://evil.example"))
                .hasStatus(403);
        assertThat(mvc.post()
                        .uri("/people")
                        .with(Visitors.as(Role.OWNER))
                        .with(csrf())
                        .header("Origin", "null"))
                .hasStatus(422);
        assertThat(mvc.post()
                        .uri("/people")
                        .with(Visitors.as(Role.OWNER))
                        .with(csrf())
                        .header("Origin", "http://localhost"))
                .hasStatus(422);
    }

    private MvcTestResult ask(RequestMappingInfo mapping, Role role) {
        String path = mapping.getPatternValues().iterator().next().replaceAll("\\{[^}]+}", "1");
        String method =
                mapping.getMethodsCondition().getMethods().iterator().next().name();
        return mvc.method(HttpMethod.valueOf(method))
                .uri(path)
                .with(Visitors.as(role))
                .with(csrf())
                .exchange();
    }
}
