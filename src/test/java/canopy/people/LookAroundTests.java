package canopy.people;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.support.Browser;
import canopy.support.Browser.Page;
import canopy.support.WholeConsoleTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The sandbox's one-click sign-in over real HTTP. */
@WholeConsoleTest
class LookAroundTests {

    @LocalServerPort
    int port;

    Browser browser;

    @BeforeEach
    void browser() {
        browser = new Browser(port);
    }

    @Test
    void letsAVisitorOfTheSameMachineInWithOneClick() {
        Page page = browser.submit(browser.open("/sign-in"), "/sign-in/as/finance");
        assertThat(page.path()).isEqualTo("/subaccounts");
        assertThat(browser.open("/me").text()).contains("finance@sandbox.invalid");
    }

    @Test
    void startsASessionOfItsOwn() {
        Page page = browser.open("/sign-in");
        String before = browser.session();
        browser.submit(page, "/sign-in/as/auditor");
        assertThat(browser.session()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example, X-A: b",
        "localhost.evil.example, X-A: b",
        "0.0.0.0, X-A: b",
        "localhost, X-Forwarded-For: 192.0.2.7",
        "localhost, X-Forwarded-Host: evil.example",
        "localhost, Forwarded: for=192.0.2.7",
        "localhost, Via: 1.1 proxy",
        "localhost, X-Real-IP: 192.0.2.7"
    })
    void isNotThereUnderAnotherNameOrBehindAProxy(String host, String header) throws IOException {
        String token = browser.open("/sign-in")
                .document()
                .selectFirst("input[name=_csrf]")
                .val();
        assertThat(send("GET", "/sign-in", host, header, ""))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("/sign-in/as/");
        assertThat(send(
                        "POST",
                        "/sign-in/as/owner",
                        host,
                        header,
                        "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .startsWith("HTTP/1.1 404");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://evil.example",
        "Origin, http://localhost:1"
    })
    void isRefusedToAFormOfAnotherSite(String header, String value) {
        String token = browser.open("/sign-in")
                .document()
                .selectFirst("input[name=_csrf]")
                .val();
        Page page = browser.post("/sign-in/as/owner", List.of("_csrf", token), header, value);
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("sent from another site");
    }

    @Test
    void isRefusedWithoutTheFormsToken() {
        assertThat(browser.post("/sign-in/as/owner", List.of()).status()).isEqualTo(403);
        assertThat(browser.get("/sign-in/as/owner").status()).isEqualTo(405);
    }

    private String send(String method, String path, String host, String header, String body) throws IOException {
        String request = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + header + "\r\nCookie: canopy="
                + browser.session() + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + body.length() + "\r\nConnection: close\r\n\r\n" + body;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
