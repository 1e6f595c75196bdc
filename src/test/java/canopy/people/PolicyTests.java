package canopy.people;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.values.Dna;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;

class PolicyTests {

    /** The table of the design, by role: owner, reseller, support, finance, auditor. */
    @ParameterizedTest
    @CsvSource({
        "VIEW_ACCOUNTS, 11111",
        "EDIT_LIMITS, 11100",
        "SUSPEND, 11100",
        "EDIT_PROFILE, 11000",
        "EDIT_RATES, 11000",
        "FUND, 11000",
        "DELETE, 11000",
        "CREATE, 11000",
        "EDIT_ROUTING, 10000",
        "VIEW_BILLS, 11011",
        "CLOSE_MONTH, 10010",
        "SETTLE_RECONCILIATION, 10010",
        "VIEW_DASHBOARD, 11111",
        "VIEW_JOURNAL, 11111",
        "EXPORT_CHAIN, 10001",
        "SETTLE_OUTCOME, 11000",
        "MANAGE_PEOPLE, 10000",
        "MANAGE_OWNER_KEY, 10000",
        "MANAGE_SETTINGS, 10000",
        "KEEP_OWN_ACCOUNT, 11111"
    })
    void givesEachRoleItsRights(Right right, String roles) {
        String had = Arrays.stream(Role.values())
                .map(role -> role.has(right) ? "1" : "0")
                .collect(Collectors.joining());
        assertThat(had).isEqualTo(roles);
    }

    @Test
    void letsNobodyCreateFromWithinANarrowerBranch() {
        assertThat(new Viewer(1, "A", "a@example.com", Role.RESELLER, Dna.WHOLE_TREE).may(Right.CREATE))
                .isTrue();
        assertThat(new Viewer(1, "A", "a@example.com", Role.RESELLER, new Dna(".3.")).may(Right.CREATE))
                .isFalse();
    }

    @Test
    void letsNobodyChangeWhatTheWholeTreeSharesFromWithinANarrowerBranch() {
        for (Right right : List.of(Right.EXPORT_CHAIN, Right.MANAGE_OWNER_KEY, Right.MANAGE_SETTINGS)) {
            assertThat(new Viewer(1, "A", "a@example.com", Role.OWNER, Dna.WHOLE_TREE).may(right))
                    .isTrue();
            assertThat(new Viewer(1, "A", "a@example.com", Role.OWNER, new Dna(".3.")).may(right))
                    .isFalse();
        }
    }

    @Test
    void letsNobodyChangeTheHeadOfANarrowerBranch() {
        Viewer narrow = new Viewer(1, "A", "a@example.com", Role.OWNER, new Dna(".1.3."));

        assertThat(narrow.mayChange(new Dna(".1.3.12."))).isTrue();
        assertThat(narrow.mayChange(new Dna(".1.3."))).isFalse();
        assertThat(narrow.mayChange(new Dna(".1.30."))).isFalse();
        assertThat(narrow.mayChange(Dna.WHOLE_TREE)).isFalse();
        assertThat(new Viewer(1, "A", "a@example.com", Role.OWNER, Dna.WHOLE_TREE).mayChange(Dna.WHOLE_TREE))
                .isTrue();
    }

    @Test
    void everyHandlerOfEveryRoomSaysWhoMayUseIt() {
        List<Method> handlers = handlers().toList();
        assertThat(handlers).hasSizeGreaterThan(15);
        assertThat(handlers)
                .allSatisfy(handler -> assertThat(
                                handler.isAnnotationPresent(Requires.class) ^ handler.isAnnotationPresent(Public.class))
                        .as("%s carries either @Requires or @Public", handler)
                        .isTrue());
    }

    @Test
    void onlyTheWayInIsOpenToEverybody() {
        assertThat(handlers()
                        .filter(handler -> handler.isAnnotationPresent(Public.class))
                        .map(handler -> handler.getDeclaringClass().getSimpleName())
                        .distinct())
                .containsExactlyInAnyOrder(
                        "SignInController",
                        "GuestController",
                        "SignOutController",
                        "WelcomeController",
                        "AssetsController",
                        "LanguageController",
                        "ErrorsController");
    }

    static Stream<Method> handlers() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        return scan.findCandidateComponents("canopy").stream()
                .map(BeanDefinition::getBeanClassName)
                .map(name -> ClassUtils.resolveClassName(name, null))
                .filter(type -> !type.getName().contains("Tests"))
                // The sandbox is another application, and has no people.
                .filter(type -> !type.getPackageName().startsWith("canopy.sandbox"))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class));
    }
}
