package canopy.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The entries that an account is held to; none means unrestricted. Written as an expression: {@code "a b"} adds, {@code
 * "-a b"} removes, {@code "*"} resets, {@code "-*"} allows nothing.
 */
record AllowList(List<String> entries) {

    static final AllowList UNRESTRICTED = new AllowList(List.of());

    /** Stands in a list when nothing is allowed any more. */
    static final String NOTHING = "-*";

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,]+");

    AllowList {
        entries = List.copyOf(entries);
    }

    /** @param shutEntry what stands in the list when nothing is allowed any more */
    AllowList changedBy(JsonNode expression, String shutEntry) {
        return changedBy(words(expression), shutEntry);
    }

    boolean isOnly(String entry) {
        return entries.equals(List.of(entry));
    }

    boolean allowsNothing() {
        return entries.contains(NOTHING);
    }

    /** Whether every entry lies within the other list, whose entries may be wildcards or path prefixes. */
    boolean isWithin(AllowList bound) {
        return bound.entries.isEmpty() || allowsNothing() || entries.stream().allMatch(bound::covers);
    }

    /** Whether one thing, such as the name of a model, passes. */
    boolean allows(String thing) {
        return entries.isEmpty() || (!allowsNothing() && covers(thing));
    }

    private AllowList changedBy(List<String> words, String shutEntry) {
        if (words.isEmpty()) {
            return this;
        }
        String first = words.getFirst();
        if (first.equals(NOTHING)) {
            return new AllowList(List.of(shutEntry));
        }
        if (first.startsWith("-")) {
            Set<String> rest = new LinkedHashSet<>(entries);
            words.forEach(word -> rest.remove(word.startsWith("-") ? word.substring(1) : word));
            return new AllowList(new ArrayList<>(rest));
        }
        Set<String> all = words.contains("*") ? new LinkedHashSet<>() : new LinkedHashSet<>(entries);
        all.remove(NOTHING);
        words.stream().filter(word -> !word.equals("*")).forEach(all::add);
        return new AllowList(new ArrayList<>(all));
    }

    private boolean covers(String thing) {
        return entries.stream()
                .anyMatch(entry -> entry.startsWith("/") ? thing.startsWith(entry) : matches(entry, thing));
    }

    private static boolean matches(String pattern, String thing) {
        return IpRange.parse(pattern)
                .map(range -> range.contains(thing))
                .orElseGet(() -> Wildcard.matches(pattern, thing));
    }

    private static List<String> words(JsonNode expression) {
        List<String> words = new ArrayList<>();
        if (expression.isArray()) {
            expression.values().forEach(element -> split(element.asString(""), words));
        } else if (expression.isObject()) {
            expression.propertyNames().forEach(name -> split(name, words));
        } else {
            split(expression.asString(""), words);
        }
        return words;
    }

    private static void split(String text, List<String> words) {
        SEPARATORS
                .splitAsStream(text)
                .filter(word -> !word.isEmpty() && !word.equals("-"))
                .forEach(words::add);
    }
}
