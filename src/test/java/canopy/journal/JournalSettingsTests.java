package canopy.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What follows from the journal's times. */
class JournalSettingsTests {

    @ParameterizedTest
    @CsvSource({
        "PT3M, PT1S, PT30S, 7",
        "PT10M, PT1S, PT30S, 14",
        "PT2S, PT0.1S, PT0.5S, 4",
        "PT3M, PT1H, PT1H, 3",
        "PT1S, PT1S, PT30S, 3"
    })
    void asksForAsManyLooksAsFitIntoHalfTheTime(Duration after, Duration least, Duration longest, int looks) {
        assertThat(settings(after, least, longest).leastLooks()).isEqualTo(looks);
    }

    @Test
    void refusesPausesThatShrink() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Duration.ofMinutes(3), Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .withMessageContaining("longest-pause");
    }

    @ParameterizedTest
    @CsvSource({"PT15S, 15s, false", "PT16S, 15s, true", "PT30S, 30s, false", "PT31S, 30s, true", "PT16S, '', true"})
    void waitsForAnAnswerLongerThanAWriteMayTake(Duration answerWithin, String write, boolean starts) {
        new ApplicationContextRunner()
                .withInitializer(context ->
                        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance()))
                .withUserConfiguration(JournalConfiguration.class)
                .withPropertyValues("canopy.journal.answer-within=" + answerWithin)
                .withPropertyValues(
                        write.isEmpty() ? new String[0] : new String[] {"canopy.manage.write-timeout=" + write})
                .run(context -> {
                    if (starts) {
                        assertThat(context).hasNotFailed();
                    } else {
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessageContaining("must be longer than a write");
                    }
                });
    }

    private static JournalSettings settings(Duration after, Duration least, Duration longest) {
        return new JournalSettings(
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                after,
                Duration.ofSeconds(20),
                Duration.ofSeconds(1),
                least,
                longest);
    }
}
