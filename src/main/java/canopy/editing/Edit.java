package canopy.editing;

import canopy.manage.Subaccount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody does to an account: the texts that the form showed, and those that stand in it now. Only where the two
 * mean different things has the person changed anything, whatever became of the account meanwhile.
 *
 * @param seen by the setting's name
 * @param mine by the setting's name; what was not in the form is missing
 */
record Edit(Map<String, String> seen, Map<String, String> mine) {

    /** The three texts of a setting that two people changed to different things. */
    record Conflict(Setting<?> setting, String seen, String theirs, String mine) {}

    /** An edit that has not begun. */
    static Edit of(Subaccount now, List<Setting<?>> shown) {
        Map<String, String> texts = texts(now, shown);
        return new Edit(texts, texts);
    }

    String seen(Setting<?> setting) {
        return seen.getOrDefault(setting.name(), "");
    }

    String mine(Setting<?> setting) {
        return mine.getOrDefault(setting.name(), "");
    }

    /** The settings in the form. */
    List<Setting<?>> shown() {
        return Settings.ALL.stream()
                .filter(setting -> mine.containsKey(setting.name()))
                .toList();
    }

    /** What the person changed, and to what. */
    Map<Setting<?>, String> changed() {
        Map<Setting<?>, String> changed = new LinkedHashMap<>();
        shown().stream()
                .filter(setting -> !setting.same(mine(setting), seen(setting)))
                .forEach(setting -> changed.put(setting, mine(setting)));
        return changed;
    }

    /** What somebody else changed meanwhile, to something other than this person did. */
    List<Conflict> conflicts(Subaccount now) {
        return changed().keySet().stream()
                .map(setting -> new Conflict(setting, seen(setting), setting.text(now), mine(setting)))
                .filter(conflict -> !conflict.setting().same(conflict.theirs(), conflict.seen()))
                .filter(conflict -> !conflict.setting().same(conflict.theirs(), conflict.mine()))
                .toList();
    }

    /** What somebody else changed meanwhile that this person left alone. */
    List<Setting<?>> changedElsewhere(Subaccount now) {
        Map<Setting<?>, String> changed = changed();
        return shown().stream()
                .filter(setting -> !changed.containsKey(setting))
                .filter(setting -> !setting.same(setting.text(now), seen(setting)))
                .toList();
    }

    /** The same wishes for the account as it is now: what the person left alone is as somebody else made it. */
    Edit onto(Subaccount now) {
        Map<Setting<?>, String> changed = changed();
        Map<String, String> merged = texts(now, shown());
        Map<String, String> wishes = new LinkedHashMap<>(merged);
        changed.forEach((setting, text) -> wishes.put(setting.name(), text));
        return new Edit(merged, wishes);
    }

    private static Map<String, String> texts(Subaccount now, List<Setting<?>> shown) {
        Map<String, String> texts = new LinkedHashMap<>();
        shown.forEach(setting -> texts.put(setting.name(), setting.text(now)));
        return texts;
    }
}
