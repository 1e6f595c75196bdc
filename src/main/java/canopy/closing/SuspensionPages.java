package canopy.closing;

import canopy.changes.Setback;
import canopy.people.Complaint;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts the pages together on which an account is suspended or resumed. */
@Component
class SuspensionPages {

    private final MessageSource messages;

    SuspensionPages(MessageSource messages) {
        this.messages = messages;
    }

    /** The form as it is first opened. */
    String form(Subject subject, @Nullable Setback locked, HttpServletResponse response, Model model) {
        if (locked != null) {
            response.setStatus(locked.status().value());
        }
        return show(subject, SuspensionForm.empty(), List.of(), locked, false, model);
    }

    /** The form with all that was typed. */
    String again(Subject subject, SuspensionForm form, Model model) {
        return show(subject, form, List.of(), null, true, model);
    }

    /** The same, and what is wrong with what was typed. */
    String wrong(
            Subject subject, SuspensionForm form, List<Complaint> errors, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(subject, form, errors, null, true, model);
    }

    /** The same, and what stood in its way. */
    String stopped(Subject subject, SuspensionForm form, Setback setback, HttpServletResponse response, Model model) {
        response.setStatus(setback.status().value());
        return show(subject, form, List.of(), setback, true, model);
    }

    String check(Subject subject, SuspensionForm form, Model model) {
        model.addAttribute("page", new SuspensionPage(subject, form, form.wanted(), options(), List.of(), null, true));
        return "closing/suspension-check";
    }

    private String show(
            Subject subject,
            SuspensionForm form,
            List<Complaint> errors,
            @Nullable Setback setback,
            boolean posted,
            Model model) {
        Boolean suspended = subject.suspended();
        // The other state is the only one to ask for; where upstream does not say which that is, the person says it.
        Boolean wanted = suspended == null ? null : !suspended;
        model.addAttribute("page", new SuspensionPage(subject, form, wanted, options(), errors, setback, posted));
        return "closing/suspension";
    }

    private List<SuspensionPage.Option> options() {
        return Stream.of("", "true", "false")
                .map(value -> new SuspensionPage.Option(value, value.isEmpty() ? "" : text(value)))
                .toList();
    }

    private String text(String value) {
        return messages.getMessage("closing.suspension.wanted." + value, null, LocaleContextHolder.getLocale());
    }
}
