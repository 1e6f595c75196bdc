package canopy.directory;

/**
 * Text without its case, so that what a person types is found however it is written. Character by character, whatever
 * stands beside it: a part of a text folds to a part of the folded text. The two Greek lower-case sigmas fold to one
 * letter, and so do the dotted and the dotless i.
 */
final class Folding {

    private Folding() {}

    static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128 || (c >= 'A' && c <= 'Z')) {
                return folded(text, i);
            }
        }
        return text;
    }

    private static String folded(String text, int from) {
        StringBuilder folded = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); ) {
            int letter = text.codePointAt(i);
            folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(letter)));
            i += Character.charCount(letter);
        }
        return folded.toString();
    }
}
