package canopy.ownerkey;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.journal.Change;
import canopy.journal.Fact;
import canopy.journal.Intent;
import canopy.journal.IntentId;
import canopy.journal.KeptJournal;
import canopy.journal.Kind;
import canopy.journal.Plan;
import canopy.journal.State;
import canopy.journal.Target;
import canopy.manage.OwnerKey;
import canopy.ownerkey.KeptKey.Origin;
import canopy.people.Role;
import canopy.people.Viewer;
import canopy.support.Databases;
import canopy.support.RawServer;
import canopy.support.RawServer.Reply;
import canopy.support.RawServer.Request;
import canopy.support.Replies;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rotation that everybody had given up, and that took effect all the same. */
class LateRotationTests {

    private static final AccountId OWNER = new AccountId(2);
    private static final Viewer MEI = new Viewer(1, "Mei", "mei@example.com", Role.OWNER, Dna.WHOLE_TREE);

    private final OwnerKey given = OwnerKey.fresh();
    private volatile OwnerKey good = given;
    private final RawServer gateway = new RawServer(RawServer.freePort(), this::answer);

    @AfterEach
    void shut() throws IOException {
        gateway.close();
    }

    @ParameterizedTest
    @EnumSource
    void isDoneInTheJournalFromTheMomentOnThatItsKeyIsUsed(Databases engine) {
        DataSource database = engine.fresh();
        try (KeyNode node = KeyNode.on(database, given, gateway.url())) {
            Change rotation = rotation();
            node.journal.perform(MEI, rotation, () -> new Plan.Stop("journal.why.never-sent"));
            KeptKey made = node.vault.keep(OwnerKey.fresh(), Origin.MADE, OWNER, rotation.id(), "Mei");
            good = made.key();

            assertThat(node.election.among(node.vault.unused(4))).isInstanceOf(Election.Result.Elected.class);

            assertThat(node.ring.current()).isEqualTo(made.key());
            Intent intent = node.journal.find(rotation.id(), MEI).orElseThrow();
            assertThat(intent.state()).isEqualTo(State.DONE);
            assertThat(intent.outcome().why()).isEqualTo("ownerkey.why.late");
            assertThat(intent.result())
                    .containsExactly(
                            new Fact("ownerKey", given.masked(), made.key().masked()));
            List<String> events = KeptJournal.events(database, rotation.id());
            assertThat(events).hasSize(3);
            assertThat(events.getLast()).startsWith("settled ").contains("ownerkey.why.late");
            assertThat(events.toString()).doesNotContain(made.key().value().substring(6, 40));
            assertThat(node.row(made.id()).usedBy()).isEqualTo(rotation.id().value());
        }
    }

    @ParameterizedTest
    @EnumSource
    void isLeftAsItIsWhileTheKeyOfBeforeHolds(Databases engine) {
        try (KeyNode node = KeyNode.on(engine.fresh(), given, gateway.url())) {
            Change rotation = rotation();
            node.journal.perform(MEI, rotation, () -> new Plan.Stop("journal.why.never-sent"));
            node.vault.keep(OwnerKey.fresh(), Origin.MADE, OWNER, rotation.id(), "Mei");

            assertThat(node.election.among(node.vault.unused(4))).isEqualTo(new Election.Result.PresentHolds());

            assertThat(node.journal.find(rotation.id(), MEI).orElseThrow().state())
                    .isEqualTo(State.NOT_APPLIED);
        }
    }

    private Change rotation() {
        return new Change(
                IntentId.fresh(),
                Kind.ROTATE_KEY,
                new Target(OWNER, "owner", Dna.WHOLE_TREE, Set.of("owner-key")),
                false,
                null,
                null,
                "yearly",
                List.of(new Fact("ownerKey", given.masked(), null)));
    }

    private Reply answer(Request request) {
        return request.headers().get("authorization").equals("Bearer " + good.value())
                ? Replies.json(200, "{\"id\":2,\"name\":\"owner\",\"manage\":true}")
                : Replies.json(401, "{\"error\":{\"code\":\"invalid_token\",\"message\":\"no\"}}");
    }
}
