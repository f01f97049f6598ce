package clinic.meridian.reporting;

import clinic.meridian.platform.ServicePlatform;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/// Shows managers what happens in the clinic and reminds clients by mail. What it is made of stands in
/// [ReportingService].
@SpringBootApplication
@Import(ServicePlatform.class)
public class ReportingServiceApplication {

    /// Starts the service.
    public static void main(String[] arguments) {
        SpringApplication.run(ReportingServiceApplication.class, arguments);
    }
}
