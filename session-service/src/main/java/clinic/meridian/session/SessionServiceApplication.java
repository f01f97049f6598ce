package clinic.meridian.session;

import clinic.meridian.platform.ServicePlatform;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/// The treatment room's service: screening, consent, sessions with their needle ledger, side effects.
@SpringBootApplication
@Import(ServicePlatform.class)
public class SessionServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(SessionServiceApplication.class, arguments);
    }
}
