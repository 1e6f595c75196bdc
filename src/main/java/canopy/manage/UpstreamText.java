package canopy.manage;

import java.util.regex.Pattern;

/** Makes text that somebody upstream wrote fit for exceptions and logs: one bounded line, no control characters, no keys. */
final class UpstreamText {

    private static final int LONGEST = 300;
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");
    private static final Pattern KEY = Pattern.compile("sk-Xvs\\w{20,}");

    private UpstreamText() {}

    static String tamed(String text) {
        // Cut first: the patterns need not walk through megabytes. A key that the cut goes through is masked as well.
        String cut = text.length() > 4 * LONGEST ? text.substring(0, 4 * LONGEST) : text;
        String line = KEY.matcher(CONTROLS.matcher(cut).replaceAll(" "))
                .replaceAll("sk-Xvs…")
                .strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return line.substring(0, end) + "…";
    }
}
