package canopy.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

/** The door is built from the environment, with the bounds that reliability asks for unless it says otherwise. */
class ManageConfigurationTests {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(ManageConfiguration.class)
            .withBean(OwnerKeySource.class, Console.Keys::new);

    @Test
    void opensTheDoorToABaseUrl() {
        context.withPropertyValues("canopy.manage.base-url=https://api.example.com/")
                .run(started -> {
                    assertThat(started).hasSingleBean(Subaccounts.class);
                    assertThat(started).hasSingleBean(Bills.class);
                    assertThat(started).hasSingleBean(OwnAccount.class);
                    assertThat(started.getBean(UpstreamClock.class).zone()).isEqualTo(Console.SHANGHAI);
                    ManageSettings settings = started.getBean(ManageSettings.class);
                    assertThat(settings)
                            .isEqualTo(ManageSettings.at(URI.create("https://api.example.com"), Console.SHANGHAI));
                    assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
                    assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(5));
                    assertThat(settings.writeTimeout()).isEqualTo(Duration.ofSeconds(15));
                    assertThat(settings.listTimeout()).isEqualTo(Duration.ofSeconds(30));
                    assertThat(settings.answerCap()).isEqualTo(DataSize.ofMegabytes(8));
                    assertThat(settings.listCap()).isEqualTo(DataSize.ofMegabytes(64));
                    assertThat(settings.concurrency()).isEqualTo(16);
                    assertThat(settings.identity()).isEqualTo("https://api.example.com");
                });
    }

    @Test
    void callsTheSandboxByItsName() {
        context.withPropertyValues("canopy.manage.base-url=http://127.0.0.1:4711", "canopy.manage.sandbox=true")
                .run(started -> assertThat(started.getBean(ManageSettings.class).identity())
                        .isEqualTo("sandbox"));
    }

    @Test
    void saysWhatToSetWhenThereIsNoBaseUrl() {
        context.run(failed ->
                assertThat(failed).getFailure().rootCause().hasMessageContaining("Set CANOPY_MANAGE_BASE_URL"));
    }

    @Test
    void refusesAddressesThatAreNone() {
        for (String address : List.of(
                "ftp://api.example.com", "https://user:pw@api.example.com", "https://api.example.com?a=b", "api")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ManageSettings.at(URI.create(address), Console.SHANGHAI));
        }
    }

    @Test
    void showsNoKey() {
        assertThat(Console.KEY.toString()).isEqualTo("sk-Xvs…KEY1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OwnerKey("sk-Xvs-too-short"))
                .withMessageNotContaining("too-short");
    }
}
