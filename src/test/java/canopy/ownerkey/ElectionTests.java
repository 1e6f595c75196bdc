package canopy.ownerkey;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.journal.IntentId;
import canopy.manage.OwnerKey;
import canopy.ownerkey.Election.Result;
import canopy.ownerkey.KeptKey.Origin;
import canopy.support.Databases;
import canopy.support.RawServer;
import canopy.support.RawServer.Reply;
import canopy.support.RawServer.Request;
import canopy.support.Replies;
import canopy.values.AccountId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which of several keys is put to use, by what a gateway says to each. */
class ElectionTests {

    private static final AccountId OWNER = new AccountId(2);
    private static final String ACCEPTS = "{\"id\":2,\"name\":\"owner\",\"manage\":true}";
    private static final String REFUSES = "{\"error\":{\"code\":\"invalid_token\",\"message\":\"no\"}}";

    private final Map<String, Reply> answers = new ConcurrentHashMap<>();
    private final OwnerKey given = OwnerKey.fresh();
    private RawServer gateway;
    private KeyNode node;
    private KeptKey made;

    @BeforeEach
    void open() {
        gateway = new RawServer(RawServer.freePort(), this::answer);
        node = KeyNode.on(Databases.H2.fresh(), given, gateway.url());
        made = node.vault.keep(OwnerKey.fresh(), Origin.MADE, OWNER, IntentId.fresh(), "Mei");
    }

    @AfterEach
    void shut() throws IOException {
        node.close();
        gateway.close();
    }

    @Test
    void putsTheNewKeyToUseWhenItIsAccepted() {
        accepts(made.key());
        refuses(given);
        assertThat(elect()).isEqualTo(new Result.Elected(made));
        assertThat(node.ring.current()).isEqualTo(made.key());
    }

    @Test
    void prefersTheNewKeyWhileTheOldOneStillWorks() {
        accepts(made.key());
        accepts(given);
        assertThat(elect()).isEqualTo(new Result.Elected(made));
    }

    @Test
    void staysWithTheOldKeyWhenOnlyThatIsAccepted() {
        refuses(made.key());
        accepts(given);
        assertThat(elect()).isEqualTo(new Result.PresentHolds());
        assertThat(node.ring.current()).isEqualTo(given);
    }

    @Test
    void takesNoAnswerForANewKeyThatIsTheOneInUse() {
        KeptKey echoed = node.vault.keep(given, Origin.ANSWERED, OWNER, IntentId.fresh(), "Mei");
        refuses(made.key());
        accepts(given);
        assertThat(node.election.among(List.of(echoed, made))).isEqualTo(new Result.PresentHolds());
        assertThat(node.vault.inUse()).isEmpty();
    }

    @Test
    void decidesNothingWhenBothAreRefused() {
        refuses(made.key());
        refuses(given);
        assertThat(elect()).isEqualTo(new Result.AllRefused());
        assertThat(node.ring.current()).isEqualTo(given);
        assertThat(node.vault.inUse()).isEmpty();
    }

    @Test
    void decidesNothingWhenTheGatewayDoesNotSayAnythingToTheNewKey() {
        accepts(given);
        for (Reply unclear : List.of(
                Replies.drop(), json(500, "{}"), json(503, "{}"), json(403, "{\"message\":\"x\"}"), json(200, "[]"))) {
            answers.put(made.key().value(), unclear);
            assertThat(elect()).isInstanceOf(Result.CannotTell.class);
            assertThat(node.ring.current()).isEqualTo(given);
        }
    }

    @Test
    void neverUsesAKeyThatOpensAnotherAccount() {
        answers.put(made.key().value(), json(200, "{\"id\":7,\"name\":\"else\"}"));
        refuses(given);
        assertThat(elect()).isEqualTo(new Result.Foreign(new AccountId(7)));
        assertThat(node.ring.current()).isEqualTo(given);
    }

    @Test
    void usesTheKeyThatCameBackInsteadOfTheOneThatWasSent() {
        KeptKey answered = node.vault.keep(
                OwnerKey.fresh(), Origin.ANSWERED, OWNER, IntentId.valueOf(String.valueOf(made.intent())), "Mei");
        accepts(answered.key());
        refuses(made.key());
        refuses(given);
        assertThat(node.election.among(node.vault.of(IntentId.valueOf(String.valueOf(made.intent())))))
                .isInstanceOf(Result.Elected.class);
        assertThat(node.ring.current()).isEqualTo(answered.key());
    }

    @Test
    void findsTheKeyOfARotationThatTookEffectAfterItWasGivenUp() {
        accepts(made.key());
        refuses(given);
        KeySearch search = new KeySearch(node.vault, node.election);
        assertThat(node.ring.afterUnauthorized()).isEqualTo(given);
        assertThat(node.events).hasSize(1);
        search.refused((KeyRing.Refused) node.events.getFirst());
        canopy.support.Waiting.until(
                "the key is found", () -> node.ring.current().equals(made.key()));
    }

    @Test
    void looksForAnotherKeyAgainAfterAPauseThatNoClockMakesLonger() {
        refuses(made.key());
        refuses(given);
        KeySearch search = new KeySearch(node.vault, node.election);
        KeyRing.Refused refused = new KeyRing.Refused(given);
        search.refused(refused);
        canopy.support.Waiting.until("both are asked", () -> reads() == 2);
        search.refused(refused);
        accepts(made.key());
        canopy.support.Waiting.until("the key is found", () -> {
            search.refused(refused);
            return node.ring.current().equals(made.key());
        });
    }

    @Test
    void countsEachProbeAsARead() {
        accepts(made.key());
        elect();
        assertThat(reads()).isEqualTo(1);
    }

    private long reads() {
        return node.jdbc
                .sql("select coalesce(sum(reads), 0) from ledger_reads where purpose = 'key'")
                .query(Long.class)
                .single();
    }

    private Result elect() {
        Result result = node.election.among(List.of(made));
        return result instanceof Result.Elected elected
                ? new Result.Elected(elected.key().id().equals(made.id()) ? made : elected.key())
                : result;
    }

    private void accepts(OwnerKey key) {
        answers.put(key.value(), json(200, ACCEPTS));
    }

    private void refuses(OwnerKey key) {
        answers.put(key.value(), json(401, REFUSES));
    }

    private Reply answer(Request request) {
        String key = request.headers().getOrDefault("authorization", "").replace("Bearer ", "");
        return answers.getOrDefault(key, json(401, REFUSES));
    }

    private static Reply json(int status, String body) {
        return Replies.bytes(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }
}
