package canopy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** A page template as a file, read for the words that it would show without asking a message bundle. */
record Templates(String name, String source) {

    private static final Path FOLDER = Path.of("src/main/resources/templates");
    private static final Set<String> SPOKEN =
            Set.of("alt", "title", "placeholder", "label", "aria-label", "aria-description", "aria-valuetext");
    private static final Set<String> REPLACED = Set.of("th:text", "th:replace", "th:remove");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final String SAME_EVERYWHERE = "Canopy|USD";
    private static final Pattern EXPRESSION = Pattern.compile("[$#*@~]\\{[^}]*}+");
    private static final Pattern INLINED = Pattern.compile("\\[\\[.*?]]|\\[\\(.*?\\)]", Pattern.DOTALL);
    // A text literal that reads like a sentence; single words are codes, such as a status that is compared with.
    private static final Pattern LITERAL = Pattern.compile("'[^']*\\p{L} [^']*'|\\|[^|]*\\|");

    static List<Templates> all() {
        if (!Files.isDirectory(FOLDER)) {
            return List.of();
        }
        try (var files = Files.walk(FOLDER)) {
            var templates = new ArrayList<Templates>();
            for (var file : files.filter(path -> path.toString().endsWith(".html"))
                    .sorted()
                    .toList()) {
                templates.add(new Templates(FOLDER.relativize(file).toString(), Files.readString(file, UTF_8)));
            }
            return templates;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Text nodes, attributes that are read out, and literals in expressions that would be shown to a person as they are. */
    List<String> texts() {
        var found = new ArrayList<String>();
        for (var element : Jsoup.parse(source, Parser.xmlParser()).getAllElements()) {
            if (!isReplaced(element)) {
                element.textNodes().stream()
                        .map(TextNode::text)
                        .map(String::strip)
                        .filter(text -> speaks(INLINED, text))
                        .forEach(found::add);
            }
            element.attributes().forEach(attribute -> addSpoken(element, attribute, found));
        }
        return found;
    }

    /** Whether the element's own text is a sample for whoever opens the file, and never shown. */
    private static boolean isReplaced(Element element) {
        // A page that hands its parts to the layout keeps a head of its own only for that reader.
        var page = element.closest("html");
        if (page != null && page.hasAttr("th:replace") && element.closest("head") != null) {
            return true;
        }
        return Stream.concat(Stream.of(element), element.parents().stream())
                .filter(one -> !one.nameIs("html"))
                .anyMatch(one -> REPLACED.stream().anyMatch(one::hasAttr));
    }

    /** Whether words are left when expressions, the console's own name and the currency are taken out. */
    private static boolean speaks(Pattern expressions, String text) {
        return WORD.matcher(expressions.matcher(text).replaceAll("").replaceAll(SAME_EVERYWHERE, ""))
                .find();
    }

    private static void addSpoken(Element element, Attribute attribute, List<String> found) {
        var name = attribute.getKey();
        if (SPOKEN.contains(name)
                && !element.hasAttr("th:" + name)
                && WORD.matcher(attribute.getValue()).find()) {
            found.add(name + "=" + attribute.getValue());
        }
        if (name.startsWith("th:") && (name.equals("th:text") || SPOKEN.contains(name.substring(3)))) {
            LITERAL.matcher(attribute.getValue())
                    .results()
                    .map(result -> result.group())
                    .filter(literal -> WORD.matcher(EXPRESSION.matcher(literal).replaceAll(""))
                            .find())
                    .forEach(literal -> found.add(name + "=" + literal));
        }
    }
}
