package canopy.ownerkey;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.journal.IntentId;
import canopy.manage.OwnerKey;
import canopy.support.CountedFiles;
import canopy.support.Databases;
import canopy.support.Waiting;
import canopy.values.AccountId;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A key that the gateway answers with instead of the one that it was sent. */
class AnsweredKeysTests {

    private static final AccountId OWNER = new AccountId(2);

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
