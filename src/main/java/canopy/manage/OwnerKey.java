package canopy.manage;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** The key of the account on whose behalf the console acts. A secret: it never shows itself in full. */
public record OwnerKey(String value) {

    private static final String PREFIX = "sk-Xvs";
    private static final int SECRET_LENGTH = 45;
    private static final int SHOWN = 4;
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_]{" + SECRET_LENGTH + "}");
    // Upstream may make keys of its own some day: one that it answers with is all that opens the account from then on.
    private static final Pattern USABLE = Pattern.compile("[\\x21-\\x7e]{20,200}");
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @throws IllegalArgumentException when the value cannot be sent as a key: 20 to 200 visible ASCII characters */
    public OwnerKey {
        if (!USABLE.matcher(value).matches()) {
            throw new IllegalArgumentException("A key is 20 to 200 visible characters");
        }
    }

    /**
     * Reads a key as people and files write it.
     *
     * @throws IllegalArgumentException when the text is not {@code sk-Xvs} and 45 letters, digits or underscores
     */
    public static OwnerKey parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("An owner key is sk-Xvs followed by 45 letters, digits or underscores");
        }
        return new OwnerKey(text);
    }

    /** A key that nobody has or can guess: 267 random bits. */
    public static OwnerKey fresh() {
        StringBuilder key = new StringBuilder(PREFIX);
        for (int i = 0; i < SECRET_LENGTH; i++) {
            key.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new OwnerKey(key.toString());
    }

    /** Enough to tell two keys apart, too little to use one. */
    public String masked() {
        return (value.startsWith(PREFIX) ? PREFIX : "") + "…" + value.substring(value.length() - SHOWN);
    }

    @Override
    public String toString() {
        return masked();
    }
}
