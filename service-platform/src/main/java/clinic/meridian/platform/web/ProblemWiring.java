package clinic.meridian.platform.web;

import clinic.meridian.platform.web.input.InputLimits;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/// Problem documents, limits and correlation ids for every request, in front of sessions and security.
@Configuration(proxyBeanMethods = false)
@Import({Failures.class, ErrorDispatch.class})
public class ProblemWiring implements WebMvcConfigurer {

    /// After Boot's character encoding and observation, before the session store.
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    ProblemAnswers problemAnswers(JsonMapper json, ProblemPage page) {
        return new ProblemAnswers(json, page);
    }

    @Bean
    FilterRegistrationBean<Correlation> correlationFilter() {
        return registered(new Correlation(), FIRST);
    }

    @Bean
    FilterRegistrationBean<LastResort> lastResortFilter(ProblemAnswers answers) {
        return registered(new LastResort(answers), FIRST + 1);
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimitFilter(ProblemAnswers answers) {
        return registered(new BodyLimit(answers), FIRST + 2);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectorErrors() {
        return tomcat -> tomcat.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ConnectorErrors.class.getName());
            }
        });
    }

    /// Who sends too much is still sending when the answer is ready. Tomcat would close the connection under it after
    /// two
    /// million bytes, and the answer would be lost.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tooLargeBodies() {
        return tomcat -> tomcat.addConnectorCustomizers(
                connector -> connector.setProperty("maxSwallowSize", Integer.toString(16 * InputLimits.BODY_BYTES)));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ExpectedVersions());
    }

    private static <F extends Filter> FilterRegistrationBean<F> registered(F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        return registration;
    }
}
