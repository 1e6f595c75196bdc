package canopy.manage;

import java.util.regex.Pattern;

/** The key of the account on whose behalf the console acts. A secret: it never shows itself in full. */
public record OwnerKey(String value) {

    private static final Pattern SHAPE = Pattern.compile("sk-Xvs[A-Za-z0-9_]{45}");

    /** @throws IllegalArgumentException when the value is not {@code sk-Xvs} and 45 letters, digits or underscores */
    public OwnerKey {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("An owner key is sk-Xvs followed by 45 letters, digits or underscores");
        }
    }

    /** Enough to tell two keys apart, too little to use one. */
    public String masked() {
        return "sk-Xvs…" + value.substring(value.length() - 4);
    }

    @Override
    public String toString() {
        return masked();
    }
}
