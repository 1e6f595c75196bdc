package canopy.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "Passw0rd2024!!",
                "qwertyuiop12",
                "1q2w3e4r5t6y",
                "123456789012",
                "iloveyou1234",
                "aaaaaaaaaaaa",
                "abcabcabcabc",
                "letmeinplease",
                "Welcome2026!",
                "woaini520520",
                "mei@example.com",
                "MeiLin123456",
                "canopycanopy",
                "admin@123456"
            })
    void refusesWhatGuessingBeginsWith(String password) {
        assertThat(PasswordRules.complaint(password, "mei@example.com", "Mei Lin"))
                .isEqualTo("people.password.common");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "plum window tractor",
                "xK9#mQ2$vL7!pR",
                "竹林里有十二只白鹤在跳舞",
                "tr0mb0ne-lattice-92"
            })
    void takesWhatIsHardToGuess(String password) {
        assertThat(PasswordRules.complaint(password, "mei@example.com", "Mei Lin"))
                .isNull();
    }

    @Test
    void asksForTwelveCharacters() {
        assertThat(PasswordRules.complaint("xK9#mQ2$vL7", "mei@example.com", "Mei Lin"))
                .isEqualTo("people.password.short");
    }

    @Test
    void takesAsLongForSomebodyWhoDoesNotExist() {
        PasswordHashes hashes = new PasswordHashes();
        String known = hashes.hash(SignInTests.PASSWORD);
        BooleanSupplier somebody = () -> hashes.matches("wrong wrong wrong", known);
        BooleanSupplier nobody = () -> hashes.matches("wrong wrong wrong", null);
        nanos(somebody);
        nanos(nobody);
        long[] forSomebody = new long[9];
        long[] forNobody = new long[9];
        for (int i = 0; i < forSomebody.length; i++) {
            forSomebody[i] = nanos(somebody);
            forNobody[i] = nanos(nobody);
        }
        // Without the work the answer would come a thousand times faster; the fastest of nine is not disturbed by load.
        double ratio = (double) least(forNobody) / least(forSomebody);
        assertThat(ratio).isBetween(0.5, 2.0);
    }

    private static long least(long[] nanos) {
        return Arrays.stream(nanos).min().orElseThrow();
    }

    private static long nanos(BooleanSupplier work) {
        long start = System.nanoTime();
        assertThat(work.getAsBoolean()).isFalse();
        return System.nanoTime() - start;
    }
}
