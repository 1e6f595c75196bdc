package canopy.ownerkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.journal.IntentId;
import canopy.manage.OwnerKey;
import canopy.ownerkey.KeptKey.Origin;
import canopy.support.Databases;
import canopy.values.AccountId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeepingKeysTests {

    private static final AccountId OWNER = new AccountId(2);
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
    private static final OwnerKey GIVEN = OwnerKey.fresh();

    @ParameterizedTest
    @EnumSource
    void usesTheGivenKeyUntilAnotherIsPutToUseAndThenThatOnAllNodes(Databases engine) {
        DataSource database = engine.fresh();
        try (KeyNode one = KeyNode.on(database, GIVEN);
                KeyNode two = KeyNode.on(database, GIVEN)) {
            KeptKey kept = one.vault.keep(OwnerKey.fresh(), Origin.MADE, OWNER, IntentId.fresh(), "Mei");
            assertThat(one.ring.current()).isEqualTo(GIVEN);
            assertThat(one.use(kept, null)).isTrue();
            assertThat(one.ring.reread().key()).isEqualTo(kept.key());
            assertThat(two.ring.current()).isEqualTo(GIVEN);
            assertThat(two.ring.afterUnauthorized()).isEqualTo(kept.key());
            assertThat(two.ring.current()).isEqualTo(kept.key());
        }
        try (KeyNode later = KeyNode.on(database, OwnerKey.fresh())) {
            assertThat(later.ring.inUse().kept().origin()).isEqualTo(Origin.MADE);
        }
        try (KeyNode withoutAGivenKey = KeyNode.on(database, null)) {
            assertThat(withoutAGivenKey.ring.inUse().kept().usedFrom()).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void putsNoKeyToUseOverOneThatSomebodyElsePutThere(Databases engine) {
        try (KeyNode node = KeyNode.on(engine.fresh(), GIVEN)) {
            KeptKey first = node.vault.keep(OwnerKey.fresh(), Origin.MADE, OWNER, IntentId.fresh(), "Mei");
            KeptKey second = node.vault.keep(OwnerKey.fresh(), Origin.TYPED, OWNER, null, "Bo");
            assertThat(node.use(first, null)).isTrue();
            assertThat(node.use(second, null)).isFalse();
            assertThat(node.vault.inUse().orElseThrow().id()).isEqualTo(first.id());
            assertThat(node.use(second, first.id())).isTrue();
            assertThat(node.row(first.id()).usedUntil()).isNotNull();
            assertThat(node.row(second.id()).usedUntil()).isNull();
        }
    }

    @Test
    void saysWhenThereIsNoNewerKeyAfterARefusal() {
        try (KeyNode node = KeyNode.on(Databases.H2.fresh(), GIVEN)) {
            assertThat(node.ring.afterUnauthorized()).isEqualTo(GIVEN);
            assertThat(node.events).containsExactly(new KeyRing.Refused(GIVEN));
        }
    }

    @Test
    void doesNotStartWithoutAnyKey() {
        assertThatThrownBy(() -> KeyNode.on(Databases.H2.fresh(), null))
                .isInstanceOf(OwnerKeyMissing.class)
                .hasMessageContaining("no owner key");
    }

    @ParameterizedTest
    @EnumSource
    void refusesASecretThatIsNotTheDatabasesFromTheVeryFirstStartOn(Databases engine) {
        DataSource database = engine.fresh();
        KeyNode.on(database, GIVEN).close();
        List<String> before;
        try (KeyNode node = KeyNode.on(database, GIVEN)) {
            node.vault.keep(OwnerKey.fresh(), Origin.TYPED, OWNER, null, "Mei");
            before = sealed(node);
        }
        SealSettings wrong = new SealSettings("another secret of thirty-two characters", Path.of("."), false);
        assertThatThrownBy(() -> new KeyNode(database, GIVEN.value(), wrong, NOWHERE))
                .isInstanceOf(SealBroken.class)
                .hasMessageContaining("another secret than CANOPY_SEAL_SECRET")
                .hasMessageNotContaining("another secret of thirty");
        try (KeyNode node = KeyNode.on(database, GIVEN)) {
            assertThat(sealed(node)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void changesNothingForALostSecretWhereNoOtherKeyIsGiven(Databases engine) {
        DataSource database = engine.fresh();
        KeptKey kept;
        try (KeyNode node = KeyNode.on(database, GIVEN)) {
            kept = node.vault.keep(OwnerKey.fresh(), Origin.MADE, OWNER, IntentId.fresh(), "Mei");
            node.use(kept, null);
        }
        SealSettings lost = new SealSettings("another secret of thirty-two characters", Path.of("."), true);
        assertThatThrownBy(() -> new KeyNode(database, null, lost, NOWHERE)).isInstanceOf(OwnerKeyMissing.class);
        try (KeyNode node = KeyNode.on(database, null)) {
            assertThat(node.ring.current()).isEqualTo(kept.key());
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesBackToWhatWasSealedWithASecretThatWasOnlyThoughtLost(Databases engine) {
        DataSource database = engine.fresh();
        KeptKey kept;
        try (KeyNode node = KeyNode.on(database, GIVEN)) {
            kept = node.vault.keep(OwnerKey.fresh(), Origin.MADE, OWNER, IntentId.fresh(), "Mei");
            node.use(kept, null);
        }
        SealSettings lost = new SealSettings("another secret of thirty-two characters", Path.of("."), true);
        new KeyNode(database, OwnerKey.fresh().value(), lost, NOWHERE).close();
        SealSettings found = new SealSettings(KeyNode.SECRET, Path.of("."), true);
        try (KeyNode node = new KeyNode(database, null, found, NOWHERE)) {
            assertThat(node.ring.current()).isEqualTo(kept.key());
        }
        try (KeyNode node = KeyNode.on(database, null)) {
            assertThat(node.ring.current()).isEqualTo(kept.key());
        }
    }

    @ParameterizedTest
    @EnumSource
    void sealsNothingOnceAnotherSecretHolds(Databases engine) {
        DataSource database = engine.fresh();
        try (KeyNode old = KeyNode.on(database, GIVEN)) {
            KeptKey kept = old.vault.keep(OwnerKey.fresh(), Origin.TYPED, OWNER, null, "Mei");
            SealSettings lost = new SealSettings("another secret of thirty-two characters", Path.of("."), true);
            new KeyNode(database, GIVEN.value(), lost, NOWHERE).close();

            assertThatThrownBy(() -> old.vault.keep(OwnerKey.fresh(), Origin.MADE, OWNER, IntentId.fresh(), "Mei"))
                    .isInstanceOf(SealBroken.class);
            assertThatThrownBy(() -> old.use(kept, null)).isInstanceOf(SealBroken.class);
            assertThat(old.vault.all()).hasSize(1);
        }
    }

    @Test
    void goesOnWithTheKeyInUseWhereTheDatabaseHasNoneAnyMore() {
        DataSource database = Databases.H2.fresh();
        KeyNode.on(database, GIVEN).close();
        try (KeyNode node = KeyNode.on(database, GIVEN)) {
            KeptKey kept = node.vault.keep(OwnerKey.fresh(), Origin.MADE, OWNER, IntentId.fresh(), "Mei");
            node.use(kept, null);
        }
        try (KeyNode node = KeyNode.on(database, null)) {
            OwnerKey before = node.ring.current();
            node.jdbc.sql("update owner_key_in_use set key_id = null").update();

            assertThat(node.ring.afterUnauthorized()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void setsAsideWhatALostSecretSealedOnlyWhenToldSoAndWritesNothingOver(Databases engine) {
        DataSource database = engine.fresh();
        KeptKey kept;
        List<String> before;
        try (KeyNode node = KeyNode.on(database, GIVEN)) {
            kept = node.vault.keep(OwnerKey.fresh(), Origin.MADE, OWNER, IntentId.fresh(), "Mei");
            node.use(kept, null);
            before = sealed(node);
        }
        SealSettings lost = new SealSettings("another secret of thirty-two characters", Path.of("."), true);
        OwnerKey newer = OwnerKey.fresh();
        try (KeyNode node = new KeyNode(database, newer.value(), lost, NOWHERE)) {
            assertThat(node.ring.current()).isEqualTo(newer);
            assertThat(sealed(node)).isEqualTo(before);
            assertThat(node.row(kept.id()).key()).isNull();
            assertThat(node.row(kept.id()).masked()).isNull();
        }
        // Forgetting to take the setting out does no harm.
        try (KeyNode node = new KeyNode(database, newer.value(), lost, NOWHERE)) {
            KeptKey typed = node.vault.keep(OwnerKey.fresh(), Origin.TYPED, OWNER, null, "Mei");
            node.use(typed, null);
        }
        try (KeyNode node = new KeyNode(database, newer.value(), lost, NOWHERE)) {
            assertThat(node.ring.inUse().kept().origin()).isEqualTo(Origin.TYPED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotStartWithAKeyThatWasAlteredOrMovedToAnotherRow(Databases engine) {
        DataSource database = engine.fresh();
        try (KeyNode node = KeyNode.on(database, GIVEN)) {
            KeptKey one = node.vault.keep(OwnerKey.fresh(), Origin.MADE, OWNER, IntentId.fresh(), "Mei");
            KeptKey two = node.vault.keep(OwnerKey.fresh(), Origin.MADE, OWNER, IntentId.fresh(), "Mei");
            node.use(one, null);
            node.jdbc
                    .sql("update owner_key set sealed = (select sealed from owner_key where id = ?) where id = ?")
                    .params(two.id(), one.id())
                    .update();
            // A node that runs stays with the key that it has.
            assertThat(node.ring.afterUnauthorized()).isEqualTo(GIVEN);
        }
        assertThatThrownBy(() -> KeyNode.on(database, GIVEN))
                .isInstanceOf(SealBroken.class)
                .hasMessageContaining("altered");
    }

    @ParameterizedTest
    @EnumSource
    void startsTwiceAtOnceOnANewDatabaseWithOneSeal(Databases engine) {
        DataSource database = engine.fresh();
        List<CompletableFuture<KeyNode>> starts = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> KeyNode.on(database, GIVEN)))
                .limit(4)
                .toList();
        List<KeyNode> nodes = starts.stream().map(CompletableFuture::join).toList();
        KeptKey kept = nodes.getFirst().vault.keep(OwnerKey.fresh(), Origin.TYPED, OWNER, null, "Mei");
        assertThat(nodes)
                .allSatisfy(node -> assertThat(node.row(kept.id()).key()).isEqualTo(kept.key()));
        nodes.forEach(KeyNode::close);
    }

    @Test
    void makesASecretForItsOwnerAloneAndAsksForItBackWhenItIsMissing(@TempDir Path above) throws IOException {
        Path directory = above.resolve("data");
        SealSettings settings = new SealSettings(null, directory, false);
        DataSource database = Databases.H2.fresh();
        KeptKey kept;
        try (KeyNode node = new KeyNode(database, GIVEN.value(), settings, NOWHERE)) {
            kept = node.vault.keep(OwnerKey.fresh(), Origin.TYPED, OWNER, null, "Mei");
            node.use(kept, null);
        }
        Path file = directory.resolve("seal-secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).hasSize(45);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        try (KeyNode node = new KeyNode(database, GIVEN.value(), settings, NOWHERE)) {
            assertThat(node.ring.current()).isEqualTo(kept.key());
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Path elsewhere = above.resolve("elsewhere");
        Files.move(file, elsewhere);
        assertThatThrownBy(() -> new KeyNode(database, GIVEN.value(), settings, NOWHERE))
                .isInstanceOf(SealBroken.class)
                .hasMessageContaining("seal-secret is missing");
        assertThat(file).doesNotExist();
        Files.writeString(file, "short");
        assertThatThrownBy(() -> new KeyNode(database, GIVEN.value(), settings, NOWHERE))
                .isInstanceOf(SealBroken.class)
                .hasMessageContaining("too short");
        Files.move(elsewhere, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        new KeyNode(database, GIVEN.value(), settings, NOWHERE).close();
    }

    @ParameterizedTest
    @EnumSource
    void showsNoKeyInTheDatabaseOrInAnythingThatIsPrinted(Databases engine) {
        try (KeyNode node = KeyNode.on(engine.fresh(), GIVEN)) {
            OwnerKey key = OwnerKey.fresh();
            KeptKey kept = node.vault.keep(key, Origin.MADE, OWNER, IntentId.fresh(), "Mei");
            node.use(kept, null);
            String rows = node.jdbc
                    .sql("select * from owner_key")
                    .query()
                    .listOfRows()
                    .toString();
            for (String text : List.of(
                    rows, kept.toString(), node.ring.reread().toString(), new KeyRing.Refused(key).toString())) {
                assertThat(text).doesNotContain(key.value().substring(6, 40));
            }
            assertThat(new OwnerKeySettings(key.value(), null).toString()).doesNotContain(key.value());
            assertThat(new SealSettings(KeyNode.SECRET, Path.of("."), false).toString())
                    .doesNotContain(KeyNode.SECRET);
            assertThat(new ReplacementForm(key.value(), null, "a password").toString())
                    .doesNotContain(key.value())
                    .doesNotContain("a password");
        }
    }

    private static List<String> sealed(KeyNode node) {
        return node.jdbc
                .sql("select sealed from owner_key order by id")
                .query(String.class)
                .list();
    }
}
