package canopy.web;

import canopy.people.SignedIn;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.http.ResponseCookie;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.LocaleContextResolver;
import org.springframework.web.util.WebUtils;

/**
 * Which language a page is in: what was chosen in this browser, else what the person chose, else what the browser asks
 * for, else English.
 */
class Languages implements LocaleContextResolver {

    static final List<Locale> OFFERED = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private static final String COOKIE = "canopy-language";
    private static final Duration KEPT = Duration.ofDays(365);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return chosen(cookie == null ? null : cookie.getValue())
                .or(() -> ofPerson(request))
                .orElseGet(() -> ofBrowser(request));
    }

    /** Looks once for a page, which asks with each of its words. */
    @Override
    public LocaleContext resolveLocaleContext(HttpServletRequest request) {
        SingletonSupplier<Locale> once = SingletonSupplier.of(() -> resolveLocale(request));
        return once::obtain;
    }

    @Override
    public void setLocaleContext(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable LocaleContext language) {
        setLocale(request, response, language == null ? null : language.getLocale());
    }

    /** Keeps the choice in this browser; null forgets it. */
    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response != null) {
            ResponseCookie cookie = ResponseCookie.from(COOKIE, locale == null ? "" : locale.toLanguageTag())
                    .path("/")
                    .httpOnly(true)
                    .secure(request.isSecure())
                    .sameSite("Lax")
                    .maxAge(locale == null ? Duration.ZERO : KEPT)
                    .build();
            response.addHeader("Set-Cookie", cookie.toString());
        }
    }

    /** The offered language with the tag. */
    static Optional<Locale> chosen(@Nullable String tag) {
        return OFFERED.stream()
                .filter(locale -> locale.toLanguageTag().equals(tag))
                .findAny();
    }

    private static Optional<Locale> ofPerson(HttpServletRequest request) {
        SignedIn reader = Reader.of(request);
        return Optional.ofNullable(reader == null ? null : reader.language());
    }

    private static Locale ofBrowser(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Locale.ENGLISH;
        }
        return Collections.list(request.getLocales()).stream()
                .flatMap(asked ->
                        OFFERED.stream().filter(locale -> locale.getLanguage().equals(asked.getLanguage())))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
