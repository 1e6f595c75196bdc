package canopy.editing;

import canopy.manage.Subaccount;
import java.util.HashSet;
import java.util.Set;

/** How far a setting has come from what it was to what it is to be. */
enum Progress {
    AS_BEFORE,
    AS_ASKED,
    /** A list that has gained what it was to gain, and not yet lost what it was to lose. */
    HALF_WAY,
    OTHERWISE;

    static Progress of(Setting<?> setting, EditImage image, Subaccount now) {
        String before = image.before().getOrDefault(setting.name(), "");
        String asked = image.asked().getOrDefault(setting.name(), "");
        String text = setting.text(now);
        if (setting.same(text, asked)) {
            return AS_ASKED;
        }
        if (setting.same(text, before)) {
            return AS_BEFORE;
        }
        Set<String> both = new HashSet<>(Lines.texts(before));
        both.addAll(Lines.texts(asked));
        return setting.isLines() && both.equals(new HashSet<>(Lines.texts(text))) ? HALF_WAY : OTHERWISE;
    }
}
