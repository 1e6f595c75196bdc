package canopy.editing;

import canopy.changes.Setback;
import canopy.directory.MirroredAccount;
import canopy.journal.IntentId;
import canopy.people.Complaint;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts the pages of an edit together. */
@Component
class EditPages {

    private final Sections sections;
    private final OfferedModels offered;
    private final Warnings warnings;
    private final Words words;

    EditPages(Sections sections, OfferedModels offered, Warnings warnings, Words words) {
        this.sections = sections;
        this.offered = offered;
        this.warnings = warnings;
        this.words = words;
    }

    /** The account, the edit and the way it has come: what all pages of it speak of. */
    record Course(MirroredAccount now, Bounds bounds, Edit edit, IntentId intent) {

        Map<String, String> carried() {
            Map<String, String> carried = new LinkedHashMap<>();
            carried.put("intent", intent.value());
            carried.put("seen", EditStep.json(edit.seen()));
            carried.putAll(edit.mine());
            return carried;
        }
    }

    String form(Course course, List<Complaint> complaints, @Nullable Setback setback, Model model) {
        return form(course, complaints, setback, false, model);
    }

    String unchanged(Course course, Model model) {
        return form(course, List.of(), null, true, model);
    }

    /** @param keptSince when the account was read where that is a while ago, else null */
    String check(
            Course course,
            Values values,
            Edit sent,
            @Nullable Instant keptSince,
            boolean proofDue,
            List<Complaint> complaints,
            Model model) {
        model.addAttribute(
                "page",
                new EditCheckPage(
                        course.now().row().id(),
                        Editor.title(course.now()),
                        Editor.differences(course.now().account(), values).stream()
                                .map(words::shown)
                                .toList(),
                        warnings.of(course.now(), values),
                        sent.changedElsewhere(course.now().account()).stream()
                                .map(words::label)
                                .toList(),
                        course.carried(),
                        keptSince,
                        proofDue,
                        complaints));
        return "editing/check";
    }

    /** @param course with the edit as it was sent, before it was laid over what the account is now */
    String conflict(Course course, Model model) {
        List<Edit.Conflict> conflicts = course.edit().conflicts(course.now().account());
        Edit onto = course.edit().onto(course.now().account());
        Map<String, String> carried = new Course(course.now(), course.bounds(), onto, IntentId.fresh()).carried();
        conflicts.forEach(conflict -> carried.remove(conflict.setting().name()));
        model.addAttribute(
                "page",
                new ConflictPage(
                        course.now().row().id(),
                        Editor.title(course.now()),
                        conflicts.stream().map(this::line).toList(),
                        carried));
        return "editing/conflict";
    }

    private String form(
            Course course, List<Complaint> complaints, @Nullable Setback setback, boolean unchanged, Model model) {
        model.addAttribute(
                "page",
                new EditPage(
                        course.now().row().id(),
                        Editor.title(course.now()),
                        course.intent(),
                        EditStep.json(course.edit().seen()),
                        sections.of(
                                course.edit().shown(),
                                course.edit()::mine,
                                setting -> hint(setting, course),
                                complaints),
                        complaints,
                        unchanged,
                        setback,
                        offered.names()));
        return "editing/edit";
    }

    private String hint(Setting<?> setting, Course course) {
        String about = words.of("editing.hint." + setting.name());
        String cap = sections.cap(setting, course.bounds());
        String known = setting.isKnown(course.now().account()) ? null : words.of("editing.hint.unknown");
        return Stream.of(about, cap, known).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    private ConflictPage.Line line(Edit.Conflict conflict) {
        Setting<?> setting = conflict.setting();
        return new ConflictPage.Line(
                setting.name(),
                words.label(setting),
                conflict.theirs(),
                conflict.mine(),
                words.shown(setting, conflict.seen()),
                words.shown(setting, conflict.theirs()),
                words.shown(setting, conflict.mine()));
    }
}
