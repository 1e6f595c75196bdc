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

    private static final int LONGEST_DEVICE = 40;

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

    /** The browser of a session; what cannot be told apart reads as it names itself, cut short. */
    String device(String userAgent) {
        Device device = Device.of(userAgent);
        if (device != null) {
            return of("people.device", device.browser(), device.system());
        }
        return userAgent.isBlank()
                ? of("people.device.other")
                : userAgent.substring(0, Math.min(userAgent.length(), LONGEST_DEVICE));
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
