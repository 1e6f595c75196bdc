package canopy.web;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.support.Browser;
import canopy.support.Browser.Page;
import canopy.support.ConsoleTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ConsoleTest
class AnswerHeadersTests {

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    @Autowired
    MockMvcTester mvc;

    Browser browser;

    @BeforeEach
    void browser() {
        browser = new Browser(port);
    }

    @ParameterizedTest
    @CsvSource({
        "/sign-in, 200",
        "/me, 303",
        "/welcome, 404",
        "/assets/nothing.css, 404",
        "/assets/canopy.css, 200",
        "/sign-in?colour=red, 400",
        "/sign-in?next=/a&next=/b, 400",
        "/sign-in;jsessionid=1, 400",
        "/a/%2e%2e/b, 400",
        "//sign-in, 400",
        "/error, 404",
        "/language/fr, 404",
        "/language/zh-CN, 303",
        "/sign-in?next=%ff, 400",
        "/sign-in?%, 400",
        "/a%, 400",
        "/a\\b, 400",
        "/..;/b, 400"
    })
    void standOnEveryAnswer(String path, int status) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertAllHeaders(answer);
    }

    @ParameterizedTest
    @CsvSource({"POST, /sign-in, 403", "FOO, /sign-in, 400", "DELETE, /sign-in, 403"})
    void standOnEveryMethod(String method, String path, int status) throws IOException {
        String answer = raw(
                method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertAllHeaders(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /sign-in HTTP/1.1\r\n\r\n",
                "GET /sign-in HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /sign-in HTTP/3.0\r\nHost: localhost\r\n\r\n",
                "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX : y\r\n\r\n",
                "CONNECT localhost:1 HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n\r\n",
                "\u0016\u0003\u0001\r\n\r\n"
            })
    void standOnWhatTheServerRefusesByItself(String request) throws IOException {
        String answer = raw(request);
        assertThat(answer).matches("(?s)HTTP/1.1 (400|501|505) .*");
        assertAllHeaders(answer);
    }

    @Test
    void standOnAHeaderThatIsTooLong() throws IOException {
        String answer = raw("GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(20_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400");
        assertAllHeaders(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/health, 200",
        "/actuator/prometheus, 200",
        "/actuator/env, 404",
        "/actuator/heapdump, 404",
        "/actuator/configprops, 404",
        "/actuator/loggers, 404",
        "/sign-in, 404"
    })
    void standOnTheManagementPortWhichHasHealthAndMetricsOnly(String path, int status) throws IOException {
        String answer =
                raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", managementPort);
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer)
                .contains("Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff")
                .doesNotContain("Set-Cookie");
    }

    @Test
    void keepHashedFilesForEverAndOthersNot() {
        Page page = browser.open("/sign-in");
        String style = page.document().selectFirst("link[rel=stylesheet]").attr("href");
        assertThat(style).matches("/assets/canopy\\.[0-9a-f]{12}\\.css");
        assertThat(browser.get(style).header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(browser.get("/assets/canopy.css").header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(browser.get(style, "Accept-Encoding", "gzip").header("Content-Encoding"))
                .isEqualTo("gzip");
        for (String script : page.document().select("script").eachAttr("src")) {
            assertThat(browser.get(script).status()).isEqualTo(200);
        }
    }

    @Test
    void sayMoreOverTls() {
        assertThat(mvc.get().uri("/sign-in").secure(true)).hasHeader("Strict-Transport-Security", "max-age=63072000");
        assertThat(mvc.get().uri("/sign-in")).doesNotContainHeader("Strict-Transport-Security");
        assertThat(mvc.get()
                        .uri("/sign-in")
                        .secure(true)
                        .exchange()
                        .getResponse()
                        .getHeader("Set-Cookie"))
                .startsWith("__Host-canopy=")
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
    }

    private static void assertAllHeaders(String answer) {
        List<String> lines = answer.lines().takeWhile(line -> !line.isEmpty()).toList();
        assertThat(lines)
                .contains(
                        "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default",
                        "X-Content-Type-Options: nosniff",
                        "Referrer-Policy: same-origin",
                        "Cross-Origin-Opener-Policy: same-origin",
                        "Cross-Origin-Resource-Policy: same-origin");
        assertThat(lines.stream().filter(line -> line.startsWith("Cache-Control: ")))
                .hasSize(1);
        assertThat(answer).doesNotContain("Exception").doesNotContain("	at ");
    }

    private String raw(String request) throws IOException {
        return raw(request, port);
    }

    private static String raw(String request, int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
