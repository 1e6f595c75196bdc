package canopy.sandbox;

import java.security.SecureRandom;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/** API keys: {@code sk-Xvs} and 45 word characters. */
final class Keys {

    static final Pattern SHAPE = Pattern.compile("sk-Xvs\\w{45}");

    private static final String PREFIX = "sk-Xvs";
    private static final Pattern ANYWHERE = Pattern.compile(PREFIX + "\\w+");
    private static final int LENGTH = 45;
    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Keys() {}

    static String random() {
        return build(place -> RANDOM.nextInt(CHARACTERS.length()));
    }

    /** The key of an account that was there from the start. */
    static String seeded(long seed, long account) {
        long hash = Hash.of(seed, account, 0x6B6579);
        return build(place -> Hash.below(hash, place, CHARACTERS.length()));
    }

    /** The last 20 characters, by which a key can be recognised. */
    static String partial(String key) {
        return key.substring(key.length() - 20);
    }

    /** The same text with every key in it, or beginning of one, made unreadable. */
    static String masked(String text) {
        return ANYWHERE.matcher(text).replaceAll(PREFIX + "***");
    }

    private static String build(IntUnaryOperator characterAt) {
        StringBuilder key = new StringBuilder(PREFIX.length() + LENGTH).append(PREFIX);
        for (int place = 0; place < LENGTH; place++) {
            key.append(CHARACTERS.charAt(characterAt.applyAsInt(place)));
        }
        return key.toString();
    }
}
