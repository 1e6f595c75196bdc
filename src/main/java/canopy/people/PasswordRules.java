package canopy.people;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a new password must be: long enough, and not what somebody who knows the person would try first. */
final class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 256;
    private static final int SHORTEST_OWN_WORD = 3;

    private PasswordRules() {}

    /** The key of the sentence that says what is wrong with the password, or null when it will do. */
    static @Nullable String complaint(String password, String email, String name) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return "people.password.short";
        }
        if (length > LONGEST) {
            return "people.password.long";
        }
        return CommonPasswords.include(password, own(email, name)) ? "people.password.common" : null;
    }

    private static List<String> own(String email, String name) {
        String address = email.toLowerCase(Locale.ROOT);
        String person = name.toLowerCase(Locale.ROOT);
        Stream<String> words = Stream.concat(
                Stream.of(address, person, person.replace(" ", "")),
                Arrays.stream((address + " " + person).split("[^\\p{L}\\p{N}]+")));
        return words.filter(word -> word.length() >= SHORTEST_OWN_WORD)
                .distinct()
                .toList();
    }
}
