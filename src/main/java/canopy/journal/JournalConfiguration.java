package canopy.journal;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JournalSettings.class)
class JournalConfiguration {

    JournalConfiguration(JournalSettings settings, @Value("${canopy.manage.write-timeout:15s}") Duration write) {
        settings.mustOutlast(write);
    }
}
