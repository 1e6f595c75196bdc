package canopy.manage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Builds the one door upstream by hand, so that no default of a framework decides how often a write is sent. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ManageSettings.class)
public class ManageConfiguration {

    @Bean
    UpstreamClock upstreamClock(ManageSettings settings) {
        return new UpstreamClock(Clock.systemUTC(), settings.zone());
    }

    @Bean
    Door manageDoor(
            ManageSettings settings, OwnerKeySource keys, UpstreamClock clock, ObjectProvider<MeterRegistry> meters) {
        MeterRegistry registry = meters.getIfAvailable(SimpleMeterRegistry::new);
        return Door.to(settings, keys, clock, registry);
    }

    @Bean
    Subaccounts subaccounts(Door door) {
        return new Subaccounts(door);
    }

    @Bean
    Bills bills(Door door) {
        return new Bills(door);
    }

    @Bean
    OwnAccount ownAccount(Door door) {
        return new OwnAccount(door);
    }

    static ManageApi api(ManageSettings settings) {
        HttpClient client = new SendOnceClient(HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .build());
        RestClient http = RestClient.builder()
                .baseUrl(settings.baseUrl().toString())
                .requestFactory(byDeadline(settings, client))
                .build();
        return HttpServiceProxyFactory.builder()
                .exchangeAdapter(new PreparedRequests(http))
                .customArgumentResolver(PreparedRequests::authorise)
                .build()
                .createClient(ManageApi.class);
    }

    private static ClientHttpRequestFactory byDeadline(ManageSettings settings, HttpClient client) {
        ClientHttpRequestFactory reads = factory(client, settings.readTimeout());
        ClientHttpRequestFactory lists = factory(client, settings.listTimeout());
        ClientHttpRequestFactory writes = factory(client, settings.writeTimeout());
        return (uri, method) -> {
            ClientHttpRequestFactory chosen = HttpMethod.GET.equals(method) ? isStreamed(uri) ? lists : reads : writes;
            return chosen.createRequest(uri, method);
        };
    }

    private static boolean isStreamed(URI uri) {
        String path = uri.getPath();
        return path.endsWith("/x-users") || path.endsWith("/x-dna") || path.endsWith("bill");
    }

    private static ClientHttpRequestFactory factory(HttpClient client, Duration deadline) {
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client);
        factory.setReadTimeout(deadline);
        // A small compressed answer can be a huge one; the caps count what arrives.
        factory.enableCompression(false);
        return factory;
    }
}
