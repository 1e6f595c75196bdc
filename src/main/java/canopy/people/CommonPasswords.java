package canopy.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells whether a password is one that guessing begins with. Lists of leaked passwords of 12 characters and more hold
 * almost nothing but common words, runs of keys, repetitions, years and digits strung together, so this looks for the
 * parts instead of keeping the list: each such part counts as little as two characters, every other character as one,
 * and fewer than eight in all is common.
 */
final class CommonPasswords {

    private static final int ENOUGH = 8;
    private static final int WORTH_OF_A_PART = 2;
    private static final int SHORTEST_RUN = 3;
    private static final List<String> RUNS = List.of(
            "abcdefghijklmnopqrstuvwxyz",
            "01234567890",
            "qwertyuiop",
            "asdfghjkl",
            "zxcvbnm",
            "1q2w3e4r5t6y7u8i9o0p",
            "qazwsxedcrfvtgbyhnujmikolp",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
            "!@#$%^&*()",
            "azertyuiop",
            "qwertzuiop");
    private static final Pattern YEAR = Pattern.compile("(19|20)[0-9]{2}([01][0-9][0-3][0-9])?");
    private static final Pattern REPEATED = Pattern.compile("(.)\\1{2,}", Pattern.DOTALL);
    private static final Pattern WHOLE_REPEATED = Pattern.compile("(.+?)\\1+", Pattern.DOTALL);
    private static final List<String> WORDS = words();

    private CommonPasswords() {}

    /** Whether the password is common; {@code own} are words of the person, such as name and address, that count as common. */
    static boolean include(String password, List<String> own) {
        String plain = password.toLowerCase(Locale.ROOT);
        var repeated = WHOLE_REPEATED.matcher(plain);
        return worth(repeated.matches() ? repeated.group(1) : plain, own) < ENOUGH;
    }

    private static int worth(String plain, List<String> own) {
        String bare = withoutDisguise(plain);
        int worth = 0;
        int at = 0;
        while (at < plain.length()) {
            int word = Math.max(word(plain, at, own), word(bare, at, own));
            int part = Math.max(word, pattern(plain, at));
            worth += part > 0 ? WORTH_OF_A_PART : 1;
            at += Math.max(part, 1);
        }
        return worth;
    }

    /** The length of the longest common or own word that starts at the given place, 0 when none does. */
    private static int word(String text, int at, List<String> own) {
        return Stream.concat(WORDS.stream(), own.stream())
                .filter(word -> text.startsWith(word, at))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    /** The same for runs of keys in either direction, years, and one character three times or more. */
    private static int pattern(String text, int at) {
        int longest = 0;
        for (String run : RUNS) {
            longest = Math.max(longest, run(text, at, run));
            longest = Math.max(
                    longest, run(text, at, new StringBuilder(run).reverse().toString()));
        }
        for (Pattern pattern : List.of(YEAR, REPEATED)) {
            var matcher = pattern.matcher(text).region(at, text.length());
            longest = matcher.lookingAt() ? Math.max(longest, matcher.end() - at) : longest;
        }
        return longest;
    }

    private static int run(String text, int at, String run) {
        int start = run.indexOf(text.charAt(at));
        int length = 0;
        while (start >= 0
                && start + length < run.length()
                && at + length < text.length()
                && run.charAt(start + length) == text.charAt(at + length)) {
            length++;
        }
        return length < SHORTEST_RUN ? 0 : length;
    }

    private static String withoutDisguise(String password) {
        return password.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't')
                .replace('@', 'a')
                .replace('$', 's')
                .replace('!', 'i');
    }

    private static List<String> words() {
        try (InputStream file = Objects.requireNonNull(
                CommonPasswords.class.getResourceAsStream("common-words.txt"), "common-words.txt is missing")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
