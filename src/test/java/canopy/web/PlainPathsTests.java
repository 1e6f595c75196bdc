package canopy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.spring6.SpringTemplateEngine;

class PlainPathsTests {

    record Person(String name, @Nullable String alias, Person.Home home, boolean shown, List<String> roles) {

        record Home(String town) {}

        public boolean isOwner() {
            return true;
        }

        public String greeting() {
            return "Hello " + name;
        }

        public String broken() {
            throw new IllegalStateException("broken on purpose");
        }

        String secret() {
            return "secret";
        }
    }

    private final SpringTemplateEngine plain = new SpringTemplateEngine();
    private final SpringTemplateEngine spring = new SpringTemplateEngine();
    private final Context context = new Context(Locale.ENGLISH);

    @BeforeEach
    void somebody() {
        plain.setDialect(new WebSetup.PathsFirst());
        context.setVariable(
                "page", new Person("<Mei>", null, new Person.Home("Oslo"), false, List.of("owner", "finance")));
        context.setVariable("word", "plain");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p th:text='${page.name}'/>",
                "<p th:text='${page.home.town}'/>",
                "<p th:text='${page.alias}' th:title='${page.alias}'/>",
                "<p th:text='${page.greeting}'/>",
                "<p th:if='${page.owner}' th:text='${page.shown}'/>",
                "<p th:text='${page.roles.empty}'/>",
                "<p th:each='role : ${page.roles}' th:text='${role}'/>",
                "<p th:object='${page}' th:text='*{home.town}'/>",
                "<p th:object='${page}'><b th:text='*{name}'/><i th:text='${word}'/></p>",
                "<p th:text='${word}'/>",
                "<p th:text='${nothing}'/>",
                "<p th:if='${true}' th:text='${null}'/>",
                "<p th:with='name=${page.name}' th:text='${name + page.name}'/>"
            })
    void readsTheSameAsTheExpressionLanguage(String template) {
        assertThat(plain.process(template, context)).isEqualTo(spring.process(template, context));
    }

    @ParameterizedTest
    @CsvSource({"${page.nobody}", "${page.alias.length}", "${page.broken}", "${page.secret}", "${nothing.name}"})
    void failsWhereTheExpressionLanguageFails(String expression) {
        assertThatThrownBy(() -> plain.process("<p th:text='" + expression + "'/>", context))
                .isInstanceOf(TemplateProcessingException.class);
        assertThatThrownBy(() -> spring.process("<p th:text='" + expression + "'/>", context))
                .isInstanceOf(TemplateProcessingException.class);
    }

    @Test
    void escapesWhatItReads() {
        assertThat(plain.process("<p th:text='${page.name}'/>", context)).isEqualTo("<p>&lt;Mei&gt;</p>");
    }
}
