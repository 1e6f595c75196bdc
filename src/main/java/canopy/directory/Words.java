package canopy.directory;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The words of a search; an account matches when each of them occurs somewhere in what is searched.
 *
 * @param longest the longest of all words, which is likely the rarest
 */
record Words(List<String> anywhere, List<String> inPath, String longest) {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern PATH = Pattern.compile("\\.[0-9.]*");

    static Words of(String text) {
        List<String> words = Arrays.stream(SPACE.split(Folding.fold(text)))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        return new Words(
                words.stream().filter(word -> !PATH.matcher(word).matches()).toList(),
                words.stream().filter(word -> PATH.matcher(word).matches()).toList(),
                words.stream().max(Comparator.comparingInt(String::length)).orElse(""));
    }

    boolean isEmpty() {
        return longest.isEmpty();
    }

    /**
     * Whether an account is found, whose text stands in the given part of a longer one: a few lines, the last of them
     * its path. The longest word is known to occur in it.
     */
    boolean occurIn(String text, int from, int to) {
        if (inPath.isEmpty()) {
            return anywhere.size() == 1 || holdsAll(anywhere, text, from, to);
        }
        return holdsAll(inPath, text, text.lastIndexOf('\n', to - 2) + 1, to) && holdsAll(anywhere, text, from, to);
    }

    private static boolean holdsAll(List<String> words, String text, int from, int to) {
        for (int i = 0; i < words.size(); i++) {
            if (text.indexOf(words.get(i), from, to) < 0) {
                return false;
            }
        }
        return true;
    }
}
