package canopy.web;

import canopy.manage.ManageException;
import canopy.manage.ManageException.NotFound;
import canopy.manage.ManageException.Rejected;
import canopy.manage.ManageException.Unavailable;
import canopy.manage.ManageException.Unknown;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Turns what a handler throws into a page that says what happened and what to do, never into a stack trace. */
@ControllerAdvice
class Failures {

    private static final int LONGEST_NAME = 60;

    private final ErrorViews views;
    private final Silence silence;
    private final SignInFirst signInFirst;
    private final MessageSource messages;

    Failures(ErrorViews views, Silence silence, SignInFirst signInFirst, MessageSource messages) {
        this.views = views;
        this.silence = silence;
        this.signInFirst = signInFirst;
        this.messages = messages;
    }

    @ExceptionHandler
    ModelAndView explain(ManageException failure, HttpServletRequest request) {
        return switch (failure) {
            case NotFound notFound -> views.page(HttpStatus.NOT_FOUND, ErrorPage.PLAIN, request);
            case Rejected refused ->
                views.page(
                        "rejected",
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        new ErrorPage(refused.getMessage(), refused.code(), refused.traceId(), null, null),
                        request);
            case Unavailable silent ->
                views.page(
                        "upstream",
                        HttpStatus.BAD_GATEWAY,
                        new ErrorPage(null, null, null, null, silence.since()),
                        request);
            case Unknown unknown ->
                views.page("unknown", HttpStatus.ACCEPTED, ErrorPage.saying(unknown.getMessage()), request);
        };
    }

    @ExceptionHandler
    ModelAndView explain(BadParameter bad, HttpServletRequest request) {
        return badRequest(bad.key(), bad.parameter(), request);
    }

    @ExceptionHandler({TypeMismatchException.class, MethodArgumentTypeMismatchException.class})
    ModelAndView explain(TypeMismatchException mismatch, HttpServletRequest request) {
        return badRequest("web.parameter.unreadable", String.valueOf(mismatch.getPropertyName()), request);
    }

    /** A query or form that the server cannot decode, such as {@code ?q=%ff}. */
    @ExceptionHandler
    ModelAndView explain(InvalidParameterException unreadable, HttpServletRequest request) {
        String message = messages.getMessage("web.refused.address", null, LocaleContextHolder.getLocale());
        return views.page(HttpStatusCode.valueOf(unreadable.getErrorCode()), ErrorPage.saying(message), request);
    }

    @ExceptionHandler
    ModelAndView explain(MissingServletRequestParameterException missing, HttpServletRequest request) {
        return badRequest("web.parameter.missing", missing.getParameterName(), request);
    }

    @ExceptionHandler
    ModelAndView explain(BindException wrong, HttpServletRequest request) {
        String field = wrong.getFieldError() == null
                ? wrong.getObjectName()
                : wrong.getFieldError().getField();
        return badRequest("web.parameter.unreadable", field, request);
    }

    @ExceptionHandler
    ModelAndView explain(AccessDeniedException denied, HttpServletRequest request) {
        return views.page(HttpStatus.FORBIDDEN, ErrorPage.PLAIN, request);
    }

    @ExceptionHandler
    @Nullable
    ModelAndView explain(AuthenticationException missing, HttpServletRequest request, HttpServletResponse response) {
        signInFirst.commence(request, response, missing);
        return null;
    }

    /** The browser went away; there is nobody to tell. */
    @ExceptionHandler
    @Nullable
    ModelAndView explain(AsyncRequestNotUsableException gone) {
        return null;
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ModelAndView databaseFailed(RuntimeException fault, HttpServletRequest request) {
        Reader.setUnknowable(request);
        return ourFault(fault, request);
    }

    /** A room says what it cannot make sense of by the parameter's name. */
    @ExceptionHandler
    ModelAndView explain(ResponseStatusException refused, HttpServletRequest request) {
        String parameter = refused.getReason();
        return refused.getStatusCode().value() == HttpStatus.BAD_REQUEST.value() && parameter != null
                ? badRequest("web.parameter.unreadable", parameter, request)
                : views.page(refused.getStatusCode(), ErrorPage.PLAIN, request);
    }

    /** Everything else: what Spring knows the status of keeps it; the rest is our own fault. */
    @ExceptionHandler
    ModelAndView explain(Exception other, HttpServletRequest request, HttpServletResponse response) {
        if (other instanceof ErrorResponse known && !known.getStatusCode().is5xxServerError()) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
            HttpStatusCode status = known.getStatusCode();
            String message = status.value() == HttpStatus.METHOD_NOT_ALLOWED.value()
                    ? text("web.refused.method", request.getMethod())
                    : null;
            return views.page(status, ErrorPage.saying(message), request);
        }
        return ourFault(other, request);
    }

    private ModelAndView ourFault(Exception fault, HttpServletRequest request) {
        String reference = References.log(request.getMethod(), request.getRequestURI(), fault);
        return views.page(HttpStatus.INTERNAL_SERVER_ERROR, ErrorPage.referring(reference), request);
    }

    private ModelAndView badRequest(String key, String parameter, HttpServletRequest request) {
        String name = parameter.substring(0, Math.min(parameter.length(), LONGEST_NAME));
        return views.page(HttpStatus.BAD_REQUEST, ErrorPage.saying(text(key, name)), request);
    }

    private String text(String key, String argument) {
        return messages.getMessage(key, new Object[] {argument}, LocaleContextHolder.getLocale());
    }
}
