package canopy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** Every text stands in the message bundles, in both languages, and says the same in both. */
class MessagesTests {

    private static final Path FOLDER = Path.of("src/main/resources/messages");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
    private static final Pattern USE = Pattern.compile("#\\{\\s*([A-Za-z][\\w.-]*)");

    @ParameterizedTest
    @MethodSource("rooms")
    void everyTextIsThereInBothLanguages(String room) {
        assertThat(chinese(room).keySet()).isEqualTo(english(room).keySet());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void bothLanguagesSpeakOfTheSameThings(String room) {
        var chinese = chinese(room);
        english(room)
                .forEach((key, text) -> assertThat(arguments(chinese.getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(arguments(text)));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void everyTextCanBeRead(String room) {
        for (var language : List.of(english(room), chinese(room))) {
            language.forEach((key, text) -> {
                assertThat(text).as(key).isNotBlank();
                assertThat(faultOf(text)).as("%s: %s", key, text).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void everyKeyBearsItsRoomsName(String room) {
        assertThat(english(room).keySet()).allMatch(key -> key.startsWith(room + "."));
    }

    @Test
    void theConsoleReadsEveryBundle() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        var names = String.valueOf(yaml.getObject().get("spring.messages.basename"));
        assertThat(Set.of(names.split("\\s*,\\s*")))
                .containsAll(rooms().map(room -> "messages/" + room).toList());
    }

    @Test
    void everyTextThatAPageAsksForIsThere() {
        var known = rooms().flatMap(room -> english(room).keySet().stream()).collect(Collectors.toSet());
        for (var template : Templates.all()) {
            assertThat(keysUsedIn(template.source())).as(template.name()).isSubsetOf(known);
        }
    }

    @Test
    void noTextStandsInATemplate() {
        assertThat(Templates.all().stream()
                        .flatMap(template -> template.texts().stream().map(text -> template.name() + ": " + text)))
                .isEmpty();
    }

    @Test
    void aTextInATemplateWouldBeFound() {
        assertThat(texts("<p>Sign in</p>")).containsExactly("Sign in");
        assertThat(texts("<p title=\"Help\" th:text=\"#{a.b}\">sample</p>")).containsExactly("title=Help");
        assertThat(texts("<p th:text=\"'Hello there'\"></p>")).containsExactly("th:text='Hello there'");
        assertThat(texts("<p th:text=\"|${n} accounts|\"></p>")).containsExactly("th:text=|${n} accounts|");
        assertThat(texts("<p title=\"sample\" th:title=\"#{a.b}\">· / 12 →</p><!-- why -->"))
                .isEmpty();
        assertThat(texts("<p th:text=\"|${n} / ${m}|\" th:class=\"${on} ? 'is on'\">[[#{a.b}]]</p>"))
                .isEmpty();
        assertThat(texts("<div th:replace=\"~{x}\"><p>sample</p></div>")).isEmpty();
        assertThat(texts(page("<head><title>Sample</title></head>"))).isEmpty();
        assertThat(texts(page("<main>Canopy · <b>shown</b></main>"))).containsExactly("shown");
        assertThat(keysUsedIn("<p th:text=\"#{a.b(${n})} + #{a.c}\" th:title=\"#{${page.key}}\"></p>"))
                .containsExactlyInAnyOrder("a.b", "a.c");
    }

    @Test
    void aTextThatCannotBeReadWouldBeFound() {
        assertThat(faultOf("{0}''s accounts")).isEmpty();
        assertThat(faultOf("the account's name")).isEmpty();
        assertThat(faultOf("{0}'s accounts")).isNotEmpty();
        assertThat(faultOf("the account''s name")).isNotEmpty();
        assertThat(faultOf("{0 accounts")).isNotEmpty();
    }

    static Stream<String> rooms() {
        try (var files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".properties"))
                    .map(name -> name.replaceFirst("(_zh_CN)?\\.properties$", ""))
                    .distinct()
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> english(String room) {
        return read(FOLDER.resolve(room + ".properties"));
    }

    private static Map<String, String> chinese(String room) {
        return read(FOLDER.resolve(room + "_zh_CN.properties"));
    }

    private static Map<String, String> read(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file, UTF_8)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        var texts = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    private static Set<String> arguments(String text) {
        return found(ARGUMENT, text);
    }

    private static Set<String> keysUsedIn(String source) {
        return found(USE, source);
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Only texts with arguments go through MessageFormat, where one quote hides and two are shown as one. */
    private static String faultOf(String text) {
        if (!text.contains("{")) {
            return text.contains("''") ? "two quotes are shown as two" : "";
        }
        if (text.replace("''", "").contains("'")) {
            return "a quote must be doubled beside an argument";
        }
        try {
            new MessageFormat(text);
            return "";
        } catch (IllegalArgumentException malformed) {
            return String.valueOf(malformed.getMessage());
        }
    }

    private static String page(String content) {
        return "<!DOCTYPE html><html th:replace=\"~{layout :: page(main=~{::main})}\">" + content + "</html>";
    }

    private static List<String> texts(String source) {
        return new Templates("example", source).texts();
    }
}
