package canopy.manage;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A mapper as calls write it: {@code from=to} pairs joined by commas; an empty one is {@code *} (manage-api 8.4, 10). */
final class MapperText {

    private static final Pattern SIDE = Pattern.compile("[^\\s,=\\p{Cc}]+");

    private MapperText() {}

    /** @throws IllegalArgumentException when a side is empty or has a space, comma or equals sign in it */
    static String of(Map<String, String> pairs) {
        if (pairs.isEmpty()) {
            return "*";
        }
        return pairs.entrySet().stream()
                .map(pair -> checked(pair.getKey()) + "=" + checked(pair.getValue()))
                .collect(Collectors.joining(","));
    }

    private static String checked(String side) {
        if (!SIDE.matcher(side).matches()) {
            throw new IllegalArgumentException("A mapping has no space, comma or equals sign in it: " + side);
        }
        return side;
    }
}
