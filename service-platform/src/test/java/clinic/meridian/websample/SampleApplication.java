package clinic.meridian.websample;

import clinic.meridian.platform.ServiceDefinition;
import clinic.meridian.platform.web.WebPlatform;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;

/// Sessions live in memory here; there is no database.
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@EnableSpringHttpSession
@Import({WebPlatform.class, SampleController.class})
public class SampleApplication {

    @Bean
    ServiceDefinition service() {
        return ServiceDefinition.named("booking");
    }

    @Bean
    MapSessionRepository sessions() {
        return new MapSessionRepository(new ConcurrentHashMap<>());
    }
}
