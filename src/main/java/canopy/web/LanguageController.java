package canopy.web;

import canopy.people.OwnPath;
import canopy.people.Public;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.LocaleResolver;

/** Changes the language in this browser and goes back. Nothing on the server changes, so a link may do it. */
@Controller
class LanguageController {

    private final LocaleResolver languages;

    LanguageController(LocaleResolver languages) {
        this.languages = languages;
    }

    @Public
    @GetMapping("/language/{tag}")
    String speak(
            @PathVariable String tag,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        Locale language = Languages.chosen(tag).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        languages.setLocale(request, response, language);
        return "redirect:" + (OwnPath.is(back) ? back : "/");
    }
}
