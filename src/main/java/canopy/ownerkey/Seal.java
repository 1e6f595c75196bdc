package canopy.ownerkey;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets with AES-256-GCM. Each seal has a random nonce of its own and holds for one row only: what is moved to
 * another row does not open there.
 */
final class Seal {

    private static final String FORM = "1.";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /** @param secret of any length; the key is derived from it (RFC 5869, HKDF with SHA-256) */
    Seal(String secret) {
        byte[] material = secret.getBytes(StandardCharsets.UTF_8);
        byte[] derived = derive(material);
        this.key = new SecretKeySpec(derived, "AES");
        Arrays.fill(material, (byte) 0);
        Arrays.fill(derived, (byte) 0);
    }

    /** What the seal does not fit, or what was altered since. */
    static final class Unopenable extends Exception {
        private static final long serialVersionUID = 1L;

        Unopenable() {
            super("It was sealed with another secret, for another row, or was altered");
        }
    }

    /** @param row whose secret it is */
    String seal(String row, String secret) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] plain = secret.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hidden = cipher(Cipher.ENCRYPT_MODE, nonce, row).doFinal(plain);
            byte[] whole = Arrays.copyOf(nonce, NONCE + hidden.length);
            System.arraycopy(hidden, 0, whole, NONCE, hidden.length);
            return FORM + Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-256-GCM is part of every Java", impossible);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** @throws Unopenable unless it was sealed with the same secret for the same row, to the last bit */
    String open(String row, String sealed) throws Unopenable {
        byte[] whole = bytes(sealed);
        byte[] plain = {};
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(whole, NONCE), row);
            plain = cipher.doFinal(whole, NONCE, whole.length - NONCE);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (AEADBadTagException wrong) {
            throw new Unopenable();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-256-GCM is part of every Java", impossible);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String row) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(("canopy.owner-key." + row).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] bytes(String sealed) throws Unopenable {
        try {
            byte[] whole = Base64.getDecoder().decode(sealed.startsWith(FORM) ? sealed.substring(FORM.length()) : "");
            if (whole.length > NONCE + TAG_BITS / Byte.SIZE) {
                return whole;
            }
        } catch (IllegalArgumentException altered) {
            // Says nothing of what was found there.
        }
        throw new Unopenable();
    }

    private static byte[] derive(byte[] material) {
        byte[] extracted = hmac("canopy.seal".getBytes(StandardCharsets.UTF_8), material);
        byte[] derived = hmac(extracted, "owner key, AES-256-GCM\u0001".getBytes(StandardCharsets.UTF_8));
        Arrays.fill(extracted, (byte) 0);
        return derived;
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC with SHA-256 is part of every Java", impossible);
        }
    }
}
