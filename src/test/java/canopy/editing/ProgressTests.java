package canopy.editing;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.manage.Subaccount;
import canopy.values.AccountId;
import canopy.values.Money;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far a setting has come, told from what it was, what it was to be, and what it is. */
class ProgressTests {

    @ParameterizedTest
    @CsvSource({
        "a b, b c, b a, AS_BEFORE",
        "a b, b c, c b, AS_ASKED",
        "a b, b c, a b c, HALF_WAY",
        "a b, b c, a, OTHERWISE",
        "a b, b c, a b d, OTHERWISE",
        "'', a, '', AS_BEFORE",
        "a, '', '', AS_ASKED"
    })
    void comparesLists(String before, String asked, String now, Progress progress) {
        Values values = new Values();
        values.put(Settings.ALLOW_MODELS, now.isEmpty() ? List.of() : List.of(now.split(" ")));

        assertThat(progress(Settings.ALLOW_MODELS, lines(before), lines(asked), values))
                .isEqualTo(progress);
    }

    @ParameterizedTest
    @CsvSource({"25, 50, 25.00, AS_BEFORE", "25, 50, 50.0, AS_ASKED", "25, 50, 40, OTHERWISE", "25, '', 0, AS_ASKED"})
    void comparesAmounts(String before, String asked, String now, Progress progress) {
        Values values = new Values();
        values.put(Settings.HARD_LIMIT, Money.of(now));

        assertThat(progress(Settings.HARD_LIMIT, before, asked, values)).isEqualTo(progress);
    }

    private static Progress progress(Setting<?> setting, String before, String asked, Values values) {
        Subaccount now = Wanted.of(new AccountId(7), values);
        EditImage image = new EditImage(Map.of(setting.name(), before), Map.of(setting.name(), asked));
        return Progress.of(setting, image, now);
    }

    private static String lines(String words) {
        return words.replace(' ', '\n');
    }
}
