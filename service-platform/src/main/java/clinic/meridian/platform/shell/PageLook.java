package clinic.meridian.platform.shell;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.thymeleaf.spring6.SpringTemplateEngine;

/// How pages look, without who looks at them: style sheet, layouts, formats, problem pages. An application that signs
/// people in itself, as the local clinic's entry page does, imports this alone.
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:clinic/meridian/platform/shell/shell.properties")
public class PageLook {

    @Bean
    ThymeleafProblemPage problemPage(SpringTemplateEngine templates) {
        return new ThymeleafProblemPage(templates);
    }

    /// In templates: `${@show.day(…)}`.
    @Bean
    PageFormats show() {
        return new PageFormats();
    }

    @Bean
    FilterRegistrationBean<AssetCaching> assetCaching() {
        FilterRegistrationBean<AssetCaching> registration = new FilterRegistrationBean<>(new AssetCaching());
        registration.addUrlPatterns("/shell/*", "/vendor/*", "/assets/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }
}
