package canopy.people;

import canopy.values.Dna;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The words that the pages about people share, in the reader's language. */
@Component
class PeopleText {

    private final MessageSource messages;

    PeopleText(MessageSource messages) {
        this.messages = messages;
    }

    String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    String role(Role role) {
        return of("people.role." + role.key());
    }

    String branch(Dna branch) {
        return branch.isWholeTree() ? of("people.branch.whole") : branch.path();
    }

    List<PeoplePage.Option> roles() {
        return Arrays.stream(Role.values())
                .map(role -> new PeoplePage.Option(role.name(), role(role)))
                .toList();
    }

    List<PeoplePage.Option> languages() {
        return Stream.of("", "en", "zh-CN")
                .map(tag -> new PeoplePage.Option(tag, of("people.language." + (tag.isEmpty() ? "browser" : tag))))
                .toList();
    }
}
