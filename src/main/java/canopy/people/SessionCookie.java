package canopy.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * The session's cookie: {@code __Host-canopy} where the request came over TLS (by itself or, with
 * {@code server.forward-headers-strategy=native}, by a proxy), and plain {@code canopy} otherwise, since browsers refuse
 * the prefix there. A plain cookie is never read over TLS.
 */
final class SessionCookie implements CookieSerializer {

    private final DefaultCookieSerializer overTls = named("__Host-canopy", true);
    private final DefaultCookieSerializer plain = named("canopy", false);

    @Override
    public void writeCookieValue(CookieValue value) {
        fit(value.getRequest()).writeCookieValue(value);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return fit(request).readCookieValues(request);
    }

    private DefaultCookieSerializer fit(HttpServletRequest request) {
        return request.isSecure() ? overTls : plain;
    }

    private static DefaultCookieSerializer named(String name, boolean secure) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setUseSecureCookie(secure);
        return cookie;
    }
}
