package canopy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a sandbox is started. */
class SandboxTest {

    private static final String KEY = "sk-Xvs0123456789abcdefghijABCDEFGHIJ0123456789abcde";

    @Test
    void takesItsOptionsFromTheCommandLine() {
        SandboxOptions options = CommandLine.parse(
                "--port=0", "--accounts", "7", "--seed", "-3", "--owner-key", KEY, "--zone", "Europe/Berlin", "--cors");

        assertThat(options.port()).isZero();
        assertThat(options.accounts()).isEqualTo(7);
        assertThat(options.seed()).isEqualTo(-3);
        assertThat(options.firstOwnerKey()).isEqualTo(KEY);
        assertThat(options.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(options.cors()).isTrue();
        assertThat(options.dataDirectory()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "--port=70000, --port must be a number from 0 to 65535.",
        "--port=x, '--port must be a whole number, not x.'",
        "--accounts=0, --accounts must be a number from 1 to 100000.",
        "--accounts=100001, --accounts must be a number from 1 to 100000.",
        "--seed=, --seed needs a value.",
        "--zone=Mars/Olympus, 'time zone such as Asia/Shanghai'",
        "--owner-key=sk-short, --owner-key must be sk-Xvs followed by 45",
        "--cors=true, --cors takes no value.",
        "--colour=red, There is no option --colour."
    })
    void saysWhatIsWrongWithAnOption(String argument, String sentence) {
        assertThatThrownBy(() -> CommandLine.parse(argument))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void refusesAnOwnerKeyThatAnotherAccountHas() {
        SandboxOptions options = SandboxOptions.standard().withAccounts(3);

        assertThatThrownBy(() -> Sandbox.start(options.withOwnerKey(Keys.seeded(options.seed(), 4))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the key of another account");
    }

    @Test
    void letsBrowsersReadErrorsAndSendWhatHeadersTheyLike() {
        try (Running sandbox =
                Sandbox.start(SandboxOptions.standard().withAccounts(3).withCors(true))) {
            Visitor owner = new Visitor(sandbox.baseUrl(), sandbox.ownerKey());
            Visitor.Answer preflight = owner.send(
                    "OPTIONS",
                    "/x-users/3",
                    "",
                    Map.of(
                            "Origin", "https://console.example",
                            "Access-Control-Request-Method", "PUT",
                            "Access-Control-Request-Headers", "authorization,x-console-version",
                            "Access-Control-Request-Private-Network", "true"));

            assertThat(preflight.status()).isEqualTo(204);
            assertThat(preflight.header("Access-Control-Allow-Headers")).isEqualTo("authorization,x-console-version");
            assertThat(preflight.header("Access-Control-Allow-Methods")).contains("PUT");
            assertThat(preflight.header("Access-Control-Allow-Private-Network")).isEqualTo("true");
            assertIsReadable(owner.put("/x-users/3", "{\"Alias\":\"x\"}"), 200);
            assertIsReadable(owner.with("sk-Xvsnobody").get("/x-users"), 401);
            assertIsReadable(owner.get("/x-nothing"), 404);
            assertIsReadable(owner.get("/x-users/%00"), 400);
        }
    }

    private static void assertIsReadable(Visitor.Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Access-Control-Allow-Private-Network")).isEmpty();
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
    }

    @Test
    void letsBrowsersInOnlyWhereAskedTo() {
        Map<String, String> preflight =
                Map.of("Origin", "https://console.example", "Access-Control-Request-Method", "PUT");
        SandboxOptions options = SandboxOptions.standard().withAccounts(3);
        try (Running open = Sandbox.start(options.withCors(true));
                Running shut = Sandbox.start(options)) {
            Visitor.Answer allowed = new Visitor(open.baseUrl(), "").send("OPTIONS", "/x-users/3", "", preflight);
            assertThat(allowed.status()).isEqualTo(204);
            assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(new Visitor(open.baseUrl(), open.ownerKey())
                            .get("/x-dna")
                            .header("Access-Control-Expose-Headers"))
                    .contains("X-Total-Count");
            assertThat(new Visitor(shut.baseUrl(), shut.ownerKey())
                            .get("/x-dna")
                            .header("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }
}
