package clinic.meridian.local.home;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The front door of a local clinic: entry page, issuer and inbox in one process.
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class HomeApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(HomeApplication.class, arguments);
    }
}
