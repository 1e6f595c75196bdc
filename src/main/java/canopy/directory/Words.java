package canopy.directory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a search; an account matches when each of them occurs somewhere in what is searched. */
record Words(List<String> anywhere, List<String> inPath) {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern PATH = Pattern.compile("\\.[0-9.]*");

    static Words of(String text) {
        List<String> words = Arrays.stream(SPACE.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
        return new Words(
                words.stream().filter(word -> !PATH.matcher(word).matches()).toList(),
                words.stream().filter(word -> PATH.matcher(word).matches()).toList());
    }

    boolean isEmpty() {
        return anywhere.isEmpty() && inPath.isEmpty();
    }

    boolean occurIn(Facts facts) {
        String haystack = facts.haystack();
        for (int i = 0; i < anywhere.size(); i++) {
            if (!haystack.contains(anywhere.get(i))) {
                return false;
            }
        }
        if (inPath.isEmpty()) {
            return true;
        }
        int start = facts.pathStart();
        for (int i = 0; i < inPath.size(); i++) {
            if (haystack.indexOf(inPath.get(i), start) < 0) {
                return false;
            }
        }
        return true;
    }
}
