package canopy.web;

import canopy.people.Public;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The error page for what went wrong outside of a handler: in a filter, in a template, in the server. */
@Controller
class ErrorsController implements ErrorController {

    private final ErrorViews views;
    private final MessageSource messages;

    ErrorsController(ErrorViews views, MessageSource messages) {
        this.views = views;
        this.messages = messages;
    }

    @Public
    @RequestMapping("/error")
    ModelAndView explain(HttpServletRequest request) {
        HttpStatus status = status(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
        if (status.is5xxServerError()) {
            return views.page(status, ErrorPage.referring(reference(request)), request);
        }
        String sentence = request.getAttribute(Refusal.SENTENCE) instanceof String key
                ? messages.getMessage(key, null, LocaleContextHolder.getLocale())
                : null;
        return views.page(status, ErrorPage.saying(sentence), request);
    }

    /** Who opens this address by hand finds nothing here. */
    private static HttpStatus status(@Nullable Object code) {
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return Objects.requireNonNullElse(status, HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private static String reference(HttpServletRequest request) {
        Throwable fault = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable known
                ? known
                : new IllegalStateException("No exception was handed on");
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        return References.log(request.getMethod(), path, fault);
    }
}
