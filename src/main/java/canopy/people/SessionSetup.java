package canopy.people;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.servlet.filter.OrderedRequestContextFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Sessions in the database, for all nodes; they end after half an hour without a request. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(maxInactiveIntervalInSeconds = 30 * 60)
@EnableConfigurationProperties(PeopleSettings.class)
class SessionSetup {

    @Bean
    @Primary
    ThriftySessions<?> thriftySessions(JdbcIndexedSessionRepository sessions, Polls polls) {
        return new ThriftySessions<>(sessions, polls);
    }

    @Bean
    CookieSerializer sessionCookie() {
        return new SessionCookie();
    }

    /** Two requests of one session may add the same attribute at once; a plain insert would fail the second. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> attributesSideBySide() {
        return sessions -> {
            sessions.setConversionService(SessionValues.conversion());
            sessions.setCreateSessionAttributeQuery("""
                merge into %TABLE_NAME%_attributes kept
                using (values (cast(? as varchar), cast(? as varchar), cast(? as bytea))) given (id, name, bytes)
                   on kept.session_primary_id = given.id and kept.attribute_name = given.name
                 when matched then update set attribute_bytes = given.bytes
                 when not matched then insert (session_primary_id, attribute_name, attribute_bytes)
                      values (given.id, given.name, given.bytes)
                """);
        };
    }

    @Bean
    CsrfTokenRepository csrfTokens() {
        return new HttpSessionCsrfTokenRepository();
    }

    /** Before the session's filter, which asks whether the request is a poll. */
    @Bean
    OrderedRequestContextFilter requestContextFilter() {
        OrderedRequestContextFilter filter = new OrderedRequestContextFilter();
        filter.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
        return filter;
    }
}
