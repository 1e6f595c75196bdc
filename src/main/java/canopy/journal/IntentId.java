package canopy.journal;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Names one intent for good: 26 digits and letters, of which a person cannot mistake one for another. */
public record IntentId(String value) {

    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;
    private static final int REFERENCE_LENGTH = 10;
    private static final Pattern SHAPE = Pattern.compile("[" + LETTERS + "]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @throws IllegalArgumentException when the text is no intent id */
    public IntentId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not an intent id");
        }
    }

    /** An id that nobody has or can guess: 130 random bits. */
    public static IntentId fresh() {
        StringBuilder letters = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            letters.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new IntentId(letters.toString());
    }

    /**
     * Reads an id as a URL or form carries it.
     *
     * @throws IllegalArgumentException when the text is no intent id
     */
    public static IntentId valueOf(String text) {
        return new IntentId(text);
    }

    /** A short form for upstream's {@code Memo}, by which a card is known as ours: {@code cnp-} and ten letters. */
    public String reference() {
        return "cnp-" + value.substring(LENGTH - REFERENCE_LENGTH);
    }

    @Override
    public String toString() {
        return value;
    }
}
