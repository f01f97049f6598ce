package clinic.meridian.platform.time;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/// The two clocks: system time as [Clock], clinic time as [ClinicClock].
@Configuration(proxyBeanMethods = false)
public class Clocks {

    @Bean
    Clock systemClock() {
        return Clock.systemUTC();
    }

    /// Outside the local profile clinic time is system time and cannot be moved.
    @Bean
    @Profile("!local")
    @ConditionalOnMissingBean(ClinicClock.class)
    ClinicClock clinicClock(Clock systemClock) {
        return () -> ClinicClock.stored(systemClock.instant());
    }
}
