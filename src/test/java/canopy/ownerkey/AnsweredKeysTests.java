package canopy.ownerkey;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.journal.IntentId;
import canopy.manage.OwnerKey;
import canopy.ownerkey.KeptKey.Origin;
import canopy.support.CountedFiles;
import canopy.support.Databases;
import canopy.support.Waiting;
import canopy.values.AccountId;
import java.net.URI;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A key that the gateway answers with instead of the one that it was sent. */
class AnsweredKeysTests {

    private static final AccountId OWNER = new AccountId(2);
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    @TempDir
    Path folder;

    @Test
    void isOnTheDiskBeforeAnythingElseIsDone() {
        try (KeyNode node = KeyNode.on(CountedFiles.database(folder), OwnerKey.fresh())) {
            AnsweredKeys answered = new AnsweredKeys(node.vault, node.journal);
            IntentId rotation = IntentId.fresh();
            OwnerKey key = OwnerKey.fresh();
            node.journal.outlast();
            int before = CountedFiles.forced();

            answered.keep(key, OWNER, rotation, "Mei");

            assertThat(CountedFiles.forced()).as("files forced to the disk").isGreaterThan(before);
            assertThat(node.vault.of(rotation)).extracting(KeptKey::key).containsExactly(key);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isKeptThoughAnotherKeyOfTheRotationCannotBeRead(Databases engine) {
        try (KeyNode node = KeyNode.on(engine.fresh(), OwnerKey.fresh())) {
            IntentId rotation = IntentId.fresh();
            KeptKey made = node.vault.keep(OwnerKey.fresh(), Origin.MADE, OWNER, rotation, "Mei");
            node.jdbc.sql("update owner_key set origin = 'NEWER'").update();
            OwnerKey key = OwnerKey.fresh();

            new AnsweredKeys(node.vault, node.journal).keep(key, OWNER, rotation, "Mei");

            node.jdbc
                    .sql("update owner_key set origin = 'MADE' where id = ?")
                    .param(made.id())
                    .update();
            assertThat(node.vault.of(rotation)).extracting(KeptKey::key).containsExactlyInAnyOrder(key, made.key());
        }
    }

    @ParameterizedTest
    @EnumSource
    void isKeptOnceTheSealOfThisNodeHoldsAgain(Databases engine) {
        DataSource database = engine.fresh();
        OwnerKey given = OwnerKey.fresh();
        try (KeyNode node = KeyNode.on(database, given)) {
            SealSettings lost = new SealSettings("another secret of thirty-two characters", Path.of("."), true);
            new KeyNode(database, given.value(), lost, NOWHERE).close();
            IntentId rotation = IntentId.fresh();
            OwnerKey key = OwnerKey.fresh();

            new AnsweredKeys(node.vault, node.journal).keep(key, OWNER, rotation, "Mei");

            assertThat(node.vault.of(rotation)).isEmpty();
            SealSettings found = new SealSettings(KeyNode.SECRET, Path.of("."), true);
            new KeyNode(database, given.value(), found, NOWHERE).close();
            Waiting.until("it is kept", () -> node.vault.of(rotation).size() == 1);
            assertThat(node.vault.of(rotation)).extracting(KeptKey::key).containsExactly(key);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isKeptOnceTheDatabaseTakesItAgain(Databases engine) {
        try (KeyNode node = KeyNode.on(engine.fresh(), OwnerKey.fresh())) {
            AnsweredKeys answered = new AnsweredKeys(node.vault, node.journal);
            IntentId rotation = IntentId.fresh();
            OwnerKey key = OwnerKey.fresh();
            node.jdbc.sql("alter table owner_key rename to owner_key_away").update();

            answered.keep(key, OWNER, rotation, "Mei");

            node.jdbc.sql("alter table owner_key_away rename to owner_key").update();
            Waiting.until("it is kept", () -> node.vault.of(rotation).size() == 1);
            assertThat(node.vault.of(rotation)).extracting(KeptKey::key).containsExactly(key);
        }
    }
}
