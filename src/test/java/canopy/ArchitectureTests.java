package canopy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.net.http.HttpClient;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** The map of the rooms holds: who may use whom, and that each room keeps its doors shut. */
class ArchitectureTests {

    private static final JavaClasses CONSOLE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("canopy");

    private static final ArchRule CONTROLLERS_ARE_PACKAGE_PRIVATE = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .should()
            .bePackagePrivate()
            .because("pages belong to their room; nobody calls a controller")
            .allowEmptyShould(true);

    private static final ArchRule ONLY_MANAGE_CALLS_OUT = noClasses()
            .that()
            .resideOutsideOfPackage("canopy.manage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web.client..", "org.springframework.web.service..", "java.net.http..")
            .because("there is one door upstream, which holds the deadlines and the rule that a write is sent once");

    /** Whatever the build runs: Surefire takes the first three endings, Failsafe the last two. */
    private static final ArchRule TESTS_ARE_NAMED_AS_SUCH = methods()
            .that()
            .areMetaAnnotatedWith(Testable.class)
            .should()
            .beDeclaredInClassesThat()
            .haveNameMatching(".*(Test|Tests|Properties|Journey|Drill)")
            .because("the build finds tests by their names, and passes without those that it does not find");

    @Test
    void everyRoomUsesOnlyWhatItDeclares() {
        ApplicationModules.of(CanopyApplication.class).verify();
    }

    @Test
    void controllersArePackagePrivate() {
        CONTROLLERS_ARE_PACKAGE_PRIVATE.check(CONSOLE);
    }

    @Test
    void onlyTheManageRoomCallsOut() {
        ONLY_MANAGE_CALLS_OUT.check(CONSOLE);
    }

    @Test
    void everyTestIsRun() {
        TESTS_ARE_NAMED_AS_SUCH.check(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("$Forgotten"))
                .importPackages("canopy"));
    }

    @Test
    void aTestThatIsNeverRunWouldBeFound() {
        assertThat(breaks(TESTS_ARE_NAMED_AS_SUCH, Forgotten.class)).isTrue();
        assertThat(breaks(TESTS_ARE_NAMED_AS_SUCH, ArchitectureTests.class)).isFalse();
    }

    @Test
    void aPublicControllerWouldBeFound() {
        assertThat(breaks(CONTROLLERS_ARE_PACKAGE_PRIVATE, PublicPages.class)).isTrue();
        assertThat(breaks(CONTROLLERS_ARE_PACKAGE_PRIVATE, PublicAnswers.class)).isTrue();
        assertThat(breaks(CONTROLLERS_ARE_PACKAGE_PRIVATE, OwnPages.class)).isFalse();
    }

    @Test
    void anotherDoorUpstreamWouldBeFound() {
        assertThat(breaks(ONLY_MANAGE_CALLS_OUT, SpringsClient.class)).isTrue();
        assertThat(breaks(ONLY_MANAGE_CALLS_OUT, JavasClient.class)).isTrue();
        assertThat(breaks(ONLY_MANAGE_CALLS_OUT, OwnPages.class)).isFalse();
    }

    private static boolean breaks(ArchRule rule, Class<?> example) {
        return rule.evaluate(new ClassFileImporter().importClasses(example)).hasViolation();
    }

    static class Forgotten {

        @Test
        void isNeverRun() {}
    }

    @Controller
    public static class PublicPages {}

    @RestController
    public static class PublicAnswers {}

    @Controller
    static class OwnPages {}

    record SpringsClient(RestClient client) {}

    record JavasClient(HttpClient client) {}
}
