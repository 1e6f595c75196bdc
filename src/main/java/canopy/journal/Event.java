package canopy.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/**
 * One link of the chain.
 *
 * <p>Its hash is the SHA-256, in lower-case hexadecimal, of these six lines in UTF-8, joined by line feeds: {@code seq} in
 * decimal, {@code intent}, {@code at} as {@code 2026-11-21T14:03:07.123456Z}, {@code type}, {@code body}, which is JSON on
 * one line, and {@code previousHash}, which is 64 zeros for the first.
 *
 * @param seq 1 for the first, one more for each
 * @param at to the microsecond, as written
 */
record Event(long seq, String intent, String at, String type, String body, String previousHash, String hash) {

    /** What stands before the first link. */
    static final String ORIGIN = "0".repeat(64);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** What can happen to an intent. */
    enum Type {
        PREPARED,
        SENT,
        ANSWERED,
        LOOKED,
        UNKNOWN,
        NEEDS_HUMAN,
        SETTLED;

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The next link, hash and all. */
    static Event next(long seq, IntentId intent, Instant at, Type type, String body, String previousHash) {
        Event unsigned = new Event(seq, intent.value(), TIME.format(at), type.key(), body, previousHash, "");
        return new Event(seq, intent.value(), unsigned.at, unsigned.type, body, previousHash, unsigned.expectedHash());
    }

    static String written(Instant at) {
        return TIME.format(at);
    }

    /** The hash that this content has. */
    String expectedHash() {
        String text = String.join("\n", Long.toString(seq), intent, at, type, body, previousHash);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
