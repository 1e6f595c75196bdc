package canopy.editing;

import canopy.people.Viewer;
import java.util.Collection;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;

/** Who may change which setting of an account that lies in the branch. */
final class FieldPolicy {

    private FieldPolicy() {}

    static boolean may(Viewer viewer, Setting<?> setting) {
        return viewer.may(setting.right());
    }

    /** The settings that somebody finds in the form. */
    static List<Setting<?>> editable(Viewer viewer) {
        return Settings.ALL.stream().filter(setting -> may(viewer, setting)).toList();
    }

    /** @throws AccessDeniedException when one of the fields that were sent is not the person's to change */
    static void check(Viewer viewer, Collection<String> sent) {
        for (String name : sent) {
            if (!may(viewer, Settings.named(name))) {
                throw new AccessDeniedException("The role may not change " + name);
            }
        }
    }
}
