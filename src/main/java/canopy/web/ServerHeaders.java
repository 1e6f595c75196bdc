package canopy.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Puts the security headers on what the server answers by itself, before any filter: to requests that it cannot read, and
 * on the management port.
 */
@ManagementContextConfiguration(proxyBeanMethods = false)
class ServerHeaders implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addEngineValves(new HeadersValve());
    }

    private static final class HeadersValve extends ValveBase {

        HeadersValve() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            AnswerHeaders.write(request, response);
            getNext().invoke(request, response);
        }
    }
}
