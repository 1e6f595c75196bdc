package canopy.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import canopy.people.Role;
import canopy.people.Viewer;
import canopy.values.Dna;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.access.AccessDeniedException;

class FieldPolicyTests {

    /** By role: owner, reseller, support, finance, auditor. */
    @ParameterizedTest
    @CsvSource({
        "name, 11000",
        "email, 11000",
        "alias, 11000",
        "billingEmail, 11000",
        "qrCode, 11000",
        "status, 11000",
        "suspended, 11000",
        "dailyLimit, 11100",
        "hardLimit, 11100",
        "softLimit, 11100",
        "userLimit, 11100",
        "autoQuota, 11100",
        "rates, 11000",
        "rpm, 11100",
        "rph, 11100",
        "rpd, 11100",
        "tpm, 11100",
        "tph, 11100",
        "tpd, 11100",
        "resources, 11100",
        "allowIPs, 11100",
        "allowModels, 11100",
        "allowLevels, 11100",
        "modelMapper, 11100",
        "modelLimits, 11100",
        "level, 10000",
        "role, 10000",
        "factor, 10000",
        "levelMapper, 10000"
    })
    void givesEachRoleItsFields(String field, String roles) {
        String may = Arrays.stream(Role.values())
                .map(role -> FieldPolicy.may(viewer(role), Settings.named(field)) ? "1" : "0")
                .collect(Collectors.joining());

        assertThat(may).isEqualTo(roles);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void refusesEveryFieldThatIsNotInTheForm(Role role) {
        List<String> shown =
                FieldPolicy.editable(viewer(role)).stream().map(Setting::name).toList();

        FieldPolicy.check(viewer(role), shown);
        Settings.ALL.stream()
                .map(Setting::name)
                .filter(name -> !shown.contains(name))
                .forEach(name -> assertThatExceptionOfType(AccessDeniedException.class)
                        .isThrownBy(() -> FieldPolicy.check(viewer(role), List.of(name))));
    }

    @Test
    void everySettingIsNamedInTheTableAbove() {
        assertThat(Settings.ALL).hasSize(29).doesNotHaveDuplicates();
    }

    private static Viewer viewer(Role role) {
        return new Viewer(1, "A", "a@example.com", role, Dna.WHOLE_TREE);
    }
}
