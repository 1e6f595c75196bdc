package canopy.sandbox;

import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Conversations written by hand from what is known of the API, held with a sandbox over HTTP. */
class TranscriptsTest {

    static Stream<String> transcripts() {
        return Stream.of(
                "subaccounts.txt",
                "settings.txt",
                "bills.txt",
                "dashboard.txt",
                "rotation.txt",
                "refusals.txt",
                "paths.txt",
                "faults.txt");
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void answersAsTheTranscriptSays(String transcript) {
        SandboxOptions options = SandboxOptions.standard().withAccounts(30).withClock(new SandClock());
        SoftAssertions differences = new SoftAssertions();
        try (Running sandbox = Sandbox.start(options)) {
            Visitor visitor = new Visitor(sandbox.baseUrl(), sandbox.ownerKey());
            Transcript player = new Transcript(Map.of("owner", sandbox.ownerKey()));
            for (Transcript.Exchange exchange : Transcript.read(transcript)) {
                differences
                        .assertThat(player.play(exchange, visitor))
                        .as(exchange.title())
                        .isEmpty();
            }
        }
        differences.assertAll();
    }
}
