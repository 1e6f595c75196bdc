package canopy.ownerkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.manage.OwnerKey;
import canopy.ownerkey.Seal.Unopenable;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SealTests {

    private static final String SECRET = "a secret of more than thirty-two characters";

    private final Seal seal = new Seal(SECRET);

    @Test
    void opensWhatWasSealedWithTheSameSecretForTheSameRow() throws Unopenable {
        String sealed = seal.seal("row-1", "the key");
        assertThat(new Seal(SECRET).open("row-1", sealed)).isEqualTo("the key");
    }

    @Test
    void opensNothingForAnotherRowOrWithAnotherSecret() {
        String sealed = seal.seal("row-1", "the key");
        assertThatThrownBy(() -> seal.open("row-2", sealed)).isInstanceOf(Unopenable.class);
        assertThatThrownBy(() -> new Seal(SECRET + "!").open("row-1", sealed)).isInstanceOf(Unopenable.class);
    }

    @Test
    void noticesEveryAlteredByte() {
        String sealed = seal.seal("row-1", "the key");
        byte[] bytes = Base64.getDecoder().decode(sealed.substring(2));
        for (int i = 0; i < bytes.length; i++) {
            byte[] altered = bytes.clone();
            altered[i] ^= 1;
            String text = "1." + Base64.getEncoder().encodeToString(altered);
            assertThatThrownBy(() -> seal.open("row-1", text)).isInstanceOf(Unopenable.class);
        }
    }

    @Test
    void takesNothingElseForASeal() {
        for (String other :
                new String[] {"", "1.", "1.AAAA", "2." + seal.seal("r", "k").substring(2), "1.%%%", "key"}) {
            assertThatThrownBy(() -> seal.open("r", other))
                    .isInstanceOf(Unopenable.class)
                    .hasMessageNotContaining("AAAA");
        }
    }

    @Test
    void neverSealsTheSameTwiceAlike() {
        Set<String> seals = new HashSet<>();
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String sealed = seal.seal("row-1", "the key");
            seals.add(sealed);
            nonces.add(sealed.substring(0, 2 + 16));
        }
        assertThat(seals).hasSize(1_000);
        assertThat(nonces).hasSize(1_000);
    }

    @Test
    void makesKeysOfTheKnownFormThatAreAllDifferent() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            OwnerKey key = OwnerKey.fresh();
            assertThat(key.value()).matches("sk-Xvs[A-Za-z0-9]{45}");
            assertThat(OwnerKey.parse(key.value())).isEqualTo(key);
            keys.add(key.value());
        }
        assertThat(keys).hasSize(1_000);
    }
}
