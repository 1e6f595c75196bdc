package canopy.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The language that one reads, on all one's devices. */
@Controller
class OwnLanguageController {

    private final OwnAccount own;
    private final MePages pages;
    private final MessageSource messages;
    private final LocaleResolver languages;

    OwnLanguageController(OwnAccount own, MePages pages, MessageSource messages, LocaleResolver languages) {
        this.own = own;
        this.pages = pages;
        this.messages = messages;
        this.languages = languages;
    }

    @Requires(Right.KEEP_OWN_ACCOUNT)
    @PostMapping("/me/language")
    String speak(
            @Valid @ModelAttribute("form") LanguageForm form,
            BindingResult errors,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes later) {
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return pages.show(viewer, Complaint.all(errors, messages), request, model);
        }
        @Nullable Locale language = LanguageForm.locale(form.language());
        own.speak(viewer, language);
        languages.setLocale(request, response, language);
        later.addFlashAttribute("notice", "people.notice.saved");
        return "redirect:/me";
    }
}
