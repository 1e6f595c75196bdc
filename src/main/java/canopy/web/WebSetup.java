package canopy.web;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.dialect.SpringStandardDialect;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;

/** How requests are handled before and after a page's own handler. */
@Configuration(proxyBeanMethods = false)
class WebSetup implements WebMvcConfigurer {

    private final Shells shells;

    WebSetup(@Lazy Shells shells) {
        this.shells = shells;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new StrictParameters());
        registry.addInterceptor(new ShellInterceptor(shells));
    }

    @Bean
    static LocaleResolver localeResolver() {
        return new Languages();
    }

    /** Redirects answer 303, which every browser follows with a GET; pages take turns; templates read plain paths the short way. */
    @Bean
    static BeanPostProcessor templates() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof ThymeleafViewResolver views) {
                    views.setRedirectHttp10Compatible(false);
                    views.setViewClass(PageView.class);
                }
                if (bean instanceof SpringTemplateEngine engine) {
                    engine.setDialect(new PathsFirst());
                }
                return bean;
            }
        };
    }

    /** Spring's dialect for templates with {@link PlainPaths} before its expression language. */
    static final class PathsFirst extends SpringStandardDialect {

        private final IStandardVariableExpressionEvaluator paths = new PlainPaths();

        @Override
        public IStandardVariableExpressionEvaluator getVariableExpressionEvaluator() {
            return paths;
        }
    }
}
