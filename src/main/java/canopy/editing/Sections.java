package canopy.editing;

import canopy.editing.FieldView.Option;
import canopy.editing.FieldView.Section;
import canopy.people.Complaint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays settings out as the fields of a form, group by group, each with its unit, the parent's cap and what empty means. */
@Component
class Sections {

    private final Words words;

    Sections(Words words) {
        this.words = words;
    }

    /**
     * @param texts what stands in the fields
     * @param hints what is said about them
     */
    List<Section> of(
            List<Setting<?>> settings,
            Function<Setting<?>, String> texts,
            Function<Setting<?>, String> hints,
            List<Complaint> complaints) {
        Map<Group, List<FieldView>> byGroup = new EnumMap<>(Group.class);
        for (Setting<?> setting : settings) {
            byGroup.computeIfAbsent(setting.group(), group -> new ArrayList<>())
                    .add(field(setting, texts.apply(setting), hints.apply(setting), complaints));
        }
        return byGroup.entrySet().stream()
                .map(group -> new Section(group.getKey().key(), group.getValue()))
                .toList();
    }

    /** The parent's cap in a sentence, null where it has none. */
    @Nullable
    String cap(Setting<?> setting, Bounds bounds) {
        String cap = bounds.text(setting);
        if (cap == null) {
            return null;
        }
        String kind = setting.equals(Settings.RATES) ? "least" : setting.isLines() ? "within" : "cap";
        return words.of("editing.hint." + kind, cap);
    }

    private FieldView field(Setting<?> setting, String text, String hint, List<Complaint> complaints) {
        return new FieldView(
                setting.name(),
                setting.control().name().toLowerCase(Locale.ROOT),
                words.label(setting),
                hint,
                text,
                Complaint.about(setting.name(), complaints),
                setting.control() == Setting.Control.CHOICE ? options(setting, text) : List.of());
    }

    private List<Option> options(Setting<?> setting, String text) {
        List<Option> options = new ArrayList<>();
        if (text.isEmpty()) {
            options.add(new Option("", words.of("changes.notAvailable")));
        }
        for (String value : List.of("true", "false")) {
            options.add(new Option(value, words.shown(setting, value)));
        }
        return options;
    }
}
