package canopy.editing;

import canopy.values.Parsed;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A mapper with one {@code requested = served} per line.
 *
 * @param served what may stand on the right
 */
record MapperLines(Pattern served) implements Writing<Map<String, String>> {

    private static final String SIDE = "[^\\s\\p{Z}\\p{Cc}\\p{Cf},=]{1,200}";
    private static final Pattern LINE = Pattern.compile("(" + SIDE + ")\\s*=\\s*(" + SIDE + ")");

    /** What is requested is answered by another model. */
    static final MapperLines MODELS = new MapperLines(Pattern.compile(SIDE));

    /** What is requested is answered at a level. */
    static final MapperLines LEVELS = new MapperLines(Pattern.compile("[0-9]{1,6}"));

    @Override
    public String write(Map<String, String> mapper) {
        return mapper.entrySet().stream()
                .map(pair -> pair.getKey() + " = " + pair.getValue())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public Parsed<Map<String, String>> read(String text) {
        Map<String, String> mapper = new LinkedHashMap<>();
        for (Lines.Line line : Lines.of(text)) {
            Matcher pair = LINE.matcher(line.text());
            if (!pair.matches() || pair.group(1).startsWith("-")) {
                return Parsed.wrong("editing.mapping.form", line.number(), line.text());
            }
            if (!served.matcher(pair.group(2)).matches()) {
                return Parsed.wrong("editing.mapping.level", line.number(), line.text());
            }
            String other = mapper.put(pair.group(1), pair.group(2));
            if (other != null && !other.equals(pair.group(2))) {
                return Parsed.wrong("editing.mapping.twice", line.number(), line.text(), pair.group(1));
            }
        }
        return Parsed.of(Collections.unmodifiableMap(mapper));
    }
}
