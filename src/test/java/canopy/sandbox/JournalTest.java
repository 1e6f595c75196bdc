package canopy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What was answered is still there after a restart. */
class JournalTest {

    @TempDir
    private Path directory;

    private final SandClock clock = new SandClock();
    private SandboxOptions options = SandboxOptions.standard();

    @BeforeEach
    void keepIn() {
        options = SandboxOptions.standard().withAccounts(25).withClock(clock).withDataDirectory(directory);
    }

    @Test
    void keepsAccountsCardsLogAndKeyAcrossARestart() {
        JsonNode row;
        JsonNode logs;
        JsonNode bill;
        String key;
        try (Running sandbox = Sandbox.start(options)) {
            Visitor owner = new Visitor(sandbox.baseUrl(), sandbox.ownerKey());
            Visitor child = owner.newChild("kept-child", 100);
            owner.put(
                    "/x-users/kept-child",
                    "{\"CreditGranted\":25.5,\"Memo\":\"C-1 <&>\",\"AllowModels\":\"gpt-4*\",\"ModelMapper\":\"a=b\"}");
            owner.put("/x-users/kept-child", "{\"Rates\":1.3,\"ModelLimits\":{\"gpt-4\":{\"rpm\":3}}}");
            owner.delete("/x-users/5");
            child.post("/x-self", "{\"confirm\":\"2026-11-21-ROTATE-SELF\"}");
            key = owner.post("/x-self", "{\"confirm\":\"2026-11-21-ROTATE-SELF\"}")
                    .json()
                    .at("/rotate/key")
                    .asString();
            row = rows(owner.with(key));
            logs = owner.with(key).get("/dashboard/logs?size=100").json();
            bill = owner.with(key).get("/x-bill").json();
            assertThat(sandbox.ownerKey()).isEqualTo(key);
        }
        clock.forward(Duration.ofSeconds(5));
        try (Running sandbox = Sandbox.start(options)) {
            assertThat(sandbox.ownerKey()).isEqualTo(key);
            Visitor owner = new Visitor(sandbox.baseUrl(), key);
            assertThat(rows(owner).size()).isEqualTo(row.size()).isEqualTo(25);
            assertThat(owner.get("/x-dna/kept-child").json())
                    .isEqualTo(row.valueStream()
                            .filter(one -> one.get("Name").asString().equals("kept-child"))
                            .collect(
                                    SandboxApplication.exactJson()::createArrayNode,
                                    (array, one) -> array.add(one),
                                    (a, b) -> {}));
            assertThat(owner.get("/dashboard/logs?size=100").json()).isEqualTo(logs);
            assertThat(owner.get("/x-bill").json().get("total_credit_used").decimalValue())
                    .isGreaterThanOrEqualTo(bill.get("total_credit_used").decimalValue());
        }
    }

    @Test
    void keepsItsTreeOnALaterDay() {
        Instant created;
        try (World first = world()) {
            created = first.accounts().at(9, clock.instant()).createdAt();
        }
        clock.forward(Duration.ofDays(9));
        try (World later = world();
                World fresh = new World(options.withDataDirectory(null), SandboxApplication.exactJson())) {
            assertThat(later.accounts().at(9, clock.instant()).createdAt()).isEqualTo(created);
            assertThat(fresh.accounts().at(9, clock.instant()).createdAt()).isEqualTo(created.plus(Duration.ofDays(9)));
        }
    }

    @Test
    void forgetsALineThatWasNotWrittenToItsEnd() throws IOException {
        long length;
        try (Running sandbox = Sandbox.start(options)) {
            new Visitor(sandbox.baseUrl(), sandbox.ownerKey()).newChild("whole-line", 10);
            length = Files.size(file());
        }
        Files.writeString(file(), "{\"at\":\"2026-11-21T07:00:00Z\",\"accounts\":[{\"id\"", StandardOpenOption.APPEND);

        try (World world = world()) {
            assertThat(world.accounts().idOfName("whole-line")).isPresent();
        }
        assertThat(Files.size(file())).isEqualTo(length);
    }

    @Test
    void saysWhenTheDirectoryBelongsToAnotherSandbox() {
        world().close();

        assertThatThrownBy(() -> new World(options.withSeed(7), SandboxApplication.exactJson()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--accounts 25 --seed 1 --zone Asia/Shanghai");
    }

    @Test
    void saysWhenTheDirectoryHasAnotherOwnerKey() {
        String kept;
        String rotated = Keys.random();
        try (Running sandbox = Sandbox.start(options)) {
            kept = sandbox.ownerKey();
            new Visitor(sandbox.baseUrl(), kept)
                    .post("/x-self", "{\"confirm\":\"2026-11-21-ROTATE-SELF\",\"key\":\"" + rotated + "\"}");
        }

        assertThatThrownBy(() -> new World(options.withOwnerKey(Keys.random()), SandboxApplication.exactJson()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another owner key");
        for (String known : List.of(kept, rotated)) {
            try (World world = new World(options.withOwnerKey(known), SandboxApplication.exactJson())) {
                assertThat(world.ownerKey()).isEqualTo(rotated);
            }
        }
    }

    @Test
    void keepsNoKeyInWhatItKeepsOfAnOperation() throws IOException {
        try (Running sandbox = Sandbox.start(options)) {
            Visitor child = new Visitor(sandbox.baseUrl(), sandbox.ownerKey()).newChild("key-in-path", 10);
            assertThat(child.put("/x-users/" + child.key(), "{\"HardLimit\":1}").status())
                    .isEqualTo(403);
            assertThat(Files.readAllLines(file()).getLast())
                    .contains("\"key-in-path\"")
                    .doesNotContain(child.key());
        }
    }

    @Test
    void saysWhenTheDirectoryIsInUse() {
        try (World world = world()) {
            assertThatThrownBy(this::world)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("in use");
            assertThat(world.ownerKey()).isNotEmpty();
        }
    }

    @Test
    void keepsOtherProcessesOutAfterReadingWhatIsThere() throws IOException, InterruptedException {
        world().close();
        try (World world = world()) {
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            SecondProcess.class.getName(),
                            directory.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(other.waitFor()).as(said).isEqualTo(3);
            assertThat(said).contains("is in use by another sandbox");
            assertThat(world.ownerKey()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "no json", "", "{\"at\":null,\"accounts\":[null],\"operation\":null}", "\u00ff"})
    void saysWhenTheJournalIsDamaged(String line) throws IOException {
        world().close();
        Files.writeString(file(), line + "\n", StandardCharsets.ISO_8859_1, StandardOpenOption.APPEND);

        assertThatThrownBy(this::world)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void changesNothingWhenTheChangeCannotBeKept() {
        World world = world();
        Caller owner = new Caller(world.accounts().at(Account.OWNER, clock.instant()), "127.0.0.1", clock.instant());
        world.close();

        assertThatThrownBy(() ->
                        world.operations().create(owner, Fields.parse(body("unkept"), SandboxApplication.exactJson())))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(world.accounts().idOfName("unkept")).isEmpty();
        assertThat(world.accounts().at(Account.OWNER, clock.instant())).isEqualTo(owner.account());
    }

    private static byte[] body(String name) {
        return Visitor.child(name, 10).getBytes(StandardCharsets.UTF_8);
    }

    private World world() {
        return new World(options, SandboxApplication.exactJson());
    }

    private static JsonNode rows(Visitor visitor) {
        return visitor.get("/x-dna").json();
    }

    private Path file() {
        return directory.resolve("sandbox.jsonl");
    }
}
