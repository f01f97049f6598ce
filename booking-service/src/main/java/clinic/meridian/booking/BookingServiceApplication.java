package clinic.meridian.booking;

import clinic.meridian.platform.ServicePlatform;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/// The front desk's service: who comes when, to whom and into which room.
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(ServicePlatform.class)
public class BookingServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(BookingServiceApplication.class, arguments);
    }
}
