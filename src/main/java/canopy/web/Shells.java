package canopy.web;

import canopy.manage.ManageSettings;
import canopy.people.OwnPath;
import canopy.people.Right;
import canopy.people.SignedIn;
import canopy.people.Viewer;
import canopy.web.Shell.Language;
import canopy.web.Shell.Place;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Makes the frame's data for a request. */
@Component
class Shells {

    private final Assets assets;
    private final Places places;
    private final DataAge age;
    private final ManageSettings upstream;
    private final MessageSource messages;

    Shells(Assets assets, Places places, DataAge age, ManageSettings upstream, MessageSource messages) {
        this.assets = assets;
        this.places = places;
        this.age = age;
        this.upstream = upstream;
        this.messages = messages;
    }

    Shell of(HttpServletRequest request) {
        Locale language = LocaleContextHolder.getLocale();
        SignedIn reader = Reader.of(request);
        Viewer viewer = reader == null ? null : reader.viewer();
        DataAge.Words data = viewer == null ? DataAge.Words.NONE : age.words();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return new Shell(
                viewer != null,
                viewer == null ? "" : viewer.name(),
                viewer == null
                        ? ""
                        : messages.getMessage("people.role." + viewer.role().key(), null, language),
                path.equals("/subaccounts") ? searched(request) : "",
                viewer == null ? List.<Place>of() : places.of(viewer, path, request.getContextPath(), language),
                upstream.sandbox(),
                upstream.sandbox() ? null : upstream.baseUrl().getAuthority(),
                data.readAt(),
                data.ago(),
                data.seconds(),
                data.iso(),
                data.stale(),
                viewer != null && viewer.may(Right.MANAGE_SETTINGS) ? data.readsToday() : null,
                languages(request, path, language),
                assets.urls());
    }

    private static String searched(HttpServletRequest request) {
        try {
            return Objects.requireNonNullElse(request.getParameter("q"), "");
        } catch (InvalidParameterException unreadable) {
            // The page says so; its frame does without.
            return "";
        }
    }

    private static List<Language> languages(HttpServletRequest request, String path, Locale present) {
        return Languages.OFFERED.stream()
                .map(language -> new Language(
                        language.toLanguageTag(),
                        language.equals(Locale.ENGLISH) ? "English" : "简体中文",
                        href(language, back(request, path), request.getContextPath()),
                        language.equals(present)))
                .toList();
    }

    private static String href(Locale language, String back, String contextPath) {
        return UriComponentsBuilder.fromPath(contextPath + "/language/" + language.toLanguageTag())
                .queryParam("back", "{back}")
                .encode()
                .buildAndExpand(back)
                .toUriString();
    }

    /** The page itself where it can be asked for again; the answer to a form cannot. */
    private static String back(HttpServletRequest request, String path) {
        @Nullable String query = request.getQueryString();
        String back = query == null ? path : path + "?" + query;
        return request.getMethod().equals("GET") && OwnPath.is(back) ? back : "/";
    }
}
