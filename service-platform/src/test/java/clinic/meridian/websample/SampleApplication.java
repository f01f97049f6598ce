package clinic.meridian.websample;

import clinic.meridian.platform.ServiceDefinition;
import clinic.meridian.platform.shell.LocationChoice;
import clinic.meridian.platform.shell.LocationChoices;
import clinic.meridian.platform.shell.ShellSearch;
import clinic.meridian.platform.web.WebPlatform;
import java.time.ZoneId;
import java.util.List;
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
@Import({WebPlatform.class, SampleController.class, GalleryController.class})
public class SampleApplication {

    @Bean
    ServiceDefinition service() {
        return ServiceDefinition.named("booking");
    }

    @Bean
    LocationChoices locations() {
        return person -> List.of(
                        new LocationChoice("11111111-0000-4000-8000-000000000001", "Mitte", ZoneId.of("Europe/Berlin")),
                        new LocationChoice(
                                "22222222-0000-4000-8000-000000000002", "Soho", ZoneId.of("America/New_York")))
                .stream()
                .filter(location -> person.worksAt(location.id()))
                .toList();
    }

    @Bean
    ShellSearch search() {
        return new ShellSearch("/clients", "Client, phone or e-mail");
    }

    @Bean
    MapSessionRepository sessions() {
        return new MapSessionRepository(new ConcurrentHashMap<>());
    }
}
