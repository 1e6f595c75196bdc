package canopy.dashboard;

import java.util.List;
import java.util.Locale;

/** Names of models as allow lists and mappers write them: a star stands for any text, a leading minus forbids. */
final class ModelPattern {

    private ModelPattern() {}

    /** Whether a list lets a model through; an empty one lets every model through. */
    static boolean allows(List<String> list, String model) {
        boolean names = false;
        boolean named = false;
        for (String entry : list) {
            if (entry.startsWith("-")) {
                if (matches(entry.substring(1), model)) {
                    return false;
                }
            } else {
                names = true;
                named |= matches(entry, model);
            }
        }
        return named || !names;
    }

    static boolean matches(String pattern, String model) {
        return fits(pattern.toLowerCase(Locale.ROOT), model.toLowerCase(Locale.ROOT));
    }

    /** Goes back to the last star alone, so that no pattern takes long. */
    private static boolean fits(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
