package canopy.web;

import canopy.journal.Journal;
import canopy.people.Right;
import canopy.people.Viewer;
import canopy.web.Shell.Place;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The places of the rail: those that exist and that the viewer has a right to. */
@Component
class Places {

    private static final String JOURNAL = "/journal";

    /** @param alsoAt further pages of the place, which the rail does not lead to */
    private record Known(String key, String path, Right right, List<String> alsoAt) {

        Known(String key, String path, Right right) {
            this(key, path, right, List.of());
        }

        boolean holds(String page) {
            return Stream.concat(Stream.of(path), alsoAt.stream())
                    .anyMatch(own -> page.equals(own) || page.startsWith(own + "/"));
        }
    }

    private static final List<Known> ALL = List.of(
            new Known("dashboard", "/dashboard", Right.VIEW_DASHBOARD, List.of("/logs", "/news", "/models")),
            new Known("subaccounts", "/subaccounts", Right.VIEW_ACCOUNTS),
            new Known("billing", "/billing", Right.VIEW_BILLS),
            new Known("activity", JOURNAL, Right.VIEW_JOURNAL),
            new Known("people", "/people", Right.MANAGE_PEOPLE),
            new Known("owner-key", "/owner-key", Right.MANAGE_OWNER_KEY),
            new Known("settings", "/settings", Right.MANAGE_SETTINGS));

    private final SingletonSupplier<List<Known>> existing;
    private final ObjectProvider<Journal> journal;
    private final MessageSource messages;

    Places(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers,
            ObjectProvider<Journal> journal,
            MessageSource messages) {
        this.existing = SingletonSupplier.of(() -> existing(handlers.getObject()));
        this.journal = journal;
        this.messages = messages;
    }

    /** @param path the path of the page being shown, without the context path */
    List<Place> of(Viewer viewer, String path, String contextPath, Locale language) {
        return existing.obtain().stream()
                .filter(place -> viewer.may(place.right()))
                .map(place -> new Place(
                        place.key(),
                        messages.getMessage("web.place." + place.key(), null, language),
                        contextPath + place.path(),
                        place.holds(path),
                        place.key(),
                        place.path().equals(JOURNAL) ? unconfirmed(viewer, language) : null))
                .toList();
    }

    /** How many outcomes nobody knows yet; nothing when there are none. */
    private @Nullable String unconfirmed(Viewer viewer, Locale language) {
        Journal room = journal.getIfAvailable();
        int count = room == null ? 0 : room.unsettledCount(viewer);
        return count == 0 ? null : messages.getMessage("web.unconfirmed", new Object[] {count}, language);
    }

    private static List<Known> existing(RequestMappingHandlerMapping handlers) {
        Set<String> paths = handlers.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .collect(Collectors.toSet());
        return ALL.stream().filter(place -> paths.contains(place.path())).toList();
    }
}
