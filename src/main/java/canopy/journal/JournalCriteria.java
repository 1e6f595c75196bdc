package canopy.journal;

import canopy.values.UpstreamDay;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the journal's address means.
 *
 * @param problems the parameters that mean nothing; where there are any, the rest is not to be used
 */
record JournalCriteria(Filter filter, int page, List<String> problems) {

    /** All states in which an intent is open, as a filter. */
    static final String UNCONFIRMED = "unconfirmed";

    private static final int LONGEST_TEXT = 200;
    private static final Pattern PAGE = Pattern.compile("[1-9][0-9]{0,6}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    static JournalCriteria of(JournalAddress address) {
        List<String> problems = new ArrayList<>();
        Filter filter = new Filter(
                read("account", address.account(), JournalCriteria::shortText, problems),
                read("person", address.person(), JournalCriteria::shortText, problems),
                read("kind", address.kind(), JournalCriteria::kind, problems),
                read("state", address.state(), JournalCriteria::states, problems),
                read("from", address.from(), JournalCriteria::day, problems),
                read("to", address.to(), JournalCriteria::day, problems));
        Integer page = read("page", address.page(), JournalCriteria::page, problems);
        if (filter.from() != null && filter.to() != null && filter.from().compareTo(filter.to()) > 0) {
            problems.add("span");
        }
        return new JournalCriteria(filter, page == null ? 1 : page, problems);
    }

    static Set<State> open() {
        return EnumSet.of(State.PREPARED, State.SENT, State.UNKNOWN, State.NEEDS_HUMAN);
    }

    private static <T> @Nullable T read(String field, String text, Function<String, T> reading, List<String> problems) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException | DateTimeException meansNothing) {
            problems.add(field);
            return null;
        }
    }

    private static String shortText(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("too long");
        }
        return text;
    }

    private static Kind kind(String text) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.key().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static Set<State> states(String text) {
        if (text.equals(UNCONFIRMED)) {
            return open();
        }
        return Stream.of(State.values())
                .filter(state -> state.key().equals(text))
                .map(EnumSet::of)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static UpstreamDay day(String text) {
        if (!DAY.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return UpstreamDay.valueOf(text);
    }

    private static Integer page(String text) {
        if (!PAGE.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return Integer.valueOf(text);
    }
}
