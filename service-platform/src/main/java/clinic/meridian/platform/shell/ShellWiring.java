package clinic.meridian.platform.shell;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.SpringTemplateEngine;

/// The pages' shell.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Urls.class)
public class ShellWiring {

    @Bean
    ThymeleafProblemPage problemPage(SpringTemplateEngine templates) {
        return new ThymeleafProblemPage(templates);
    }
}
