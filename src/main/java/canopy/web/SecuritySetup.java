package canopy.web;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * Who gets as far as a page. Which person may use which page is said by the page's handler; what is listed here answers
 * people who have not signed in, and everything else asks for a sign-in first.
 */
@Configuration(proxyBeanMethods = false)
class SecuritySetup {

    private static final String[] OPEN = {
        "/sign-in", "/sign-in/as/*", "/sign-out", "/welcome", "/welcome/owner", "/language/*", "/assets/*", "/error"
    };

    @Bean
    FilterRegistrationBean<AnswerHeaders> answerHeaders() {
        FilterRegistrationBean<AnswerHeaders> headers = new FilterRegistrationBean<>(new AnswerHeaders());
        headers.setOrder(Ordered.HIGHEST_PRECEDENCE);
        headers.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        return headers;
    }

    /** The management port, which listens on loopback only and has neither sessions nor forms. */
    @Bean
    @Order(1)
    SecurityFilterChain management(HttpSecurity http) {
        return http.securityMatcher("/actuator/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            SecurityContextRepository sessions,
            CsrfTokenRepository csrfTokens,
            SignInFirst signInFirst,
            Refusal refusal) {
        return http.securityContext(context -> context.securityContextRepository(sessions))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
                .addFilterBefore(new OriginCheck(refusal), CsrfFilter.class)
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(signInFirst).accessDeniedHandler(refusal))
                // The path asked for travels in the sign-in's address; a saved request would need a session.
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }
}
