package canopy.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A plain browser without scripts: it keeps cookies, follows redirects after forms, and sends forms as they stand. */
public final class Browser {

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final URI base;

    public Browser(int port) {
        base = URI.create("http://localhost:" + port);
    }

    /** An answer; {@code document} is empty where it is not HTML. */
    public record Page(int status, HttpResponse<String> answer, Document document) {

        public String header(String name) {
            return answer.headers().firstValue(name).orElse(null);
        }

        public String path() {
            return answer.uri().getPath();
        }

        public String text() {
            return document.text();
        }
    }

    /** Opens an address and follows redirects. Headers are names and values in turn. */
    public Page open(String path, String... headers) {
        return follow(get(path, headers));
    }

    /** One request without following redirects. */
    public Page get(String path, String... headers) {
        return send(headers(HttpRequest.newBuilder(base.resolve(path)).GET(), headers));
    }

    public Page post(String path, List<String> namesAndValues, String... headers) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            body.append(body.isEmpty() ? "" : "&")
                    .append(encode(namesAndValues.get(i)))
                    .append('=')
                    .append(encode(namesAndValues.get(i + 1)));
        }
        return send(headers(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())),
                headers));
    }

    /** Fills the form of the page whose action is given and sends it, following redirects. */
    public Page submit(Page page, String action, String... namesAndValues) {
        return follow(submitOnly(page, action, namesAndValues));
    }

    public Page submitOnly(Page page, String action, String... namesAndValues) {
        Element form = page.document().selectFirst("form[action='" + action + "']");
        if (form == null) {
            throw new AssertionError("No form for " + action + " on: " + page.document());
        }
        List<String> fields = new ArrayList<>(List.of(namesAndValues));
        for (Element field : form.select("input[type=hidden]")) {
            fields.add(field.attr("name"));
            fields.add(field.attr("value"));
        }
        return post(action, fields);
    }

    public Page signIn(String email, String password) {
        return submit(open("/sign-in"), "/sign-in", "username", email, "password", password);
    }

    /** The session's cookie, null when there is none. */
    public String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("canopy"))
                .map(HttpCookie::getValue)
                .findAny()
                .orElse(null);
    }

    /** A browser that was handed this one's cookies, talking to another node. */
    public Browser at(int port) {
        Browser other = new Browser(port);
        cookies.getCookieStore()
                .getCookies()
                .forEach(cookie -> other.cookies.getCookieStore().add(other.base, cookie));
        return other;
    }

    private Page follow(Page page) {
        Page now = page;
        for (int hops = 0; now.status() >= 300 && now.status() < 400 && hops < 5; hops++) {
            now = get(now.header("Location"));
        }
        return now;
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Page(answer.statusCode(), answer, Jsoup.parse(answer.body()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static HttpRequest.Builder headers(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
