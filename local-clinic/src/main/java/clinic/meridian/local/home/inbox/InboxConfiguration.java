package clinic.meridian.local.home.inbox;

import clinic.meridian.local.home.HomeSettings;
import java.io.IOException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class InboxConfiguration {

    @Bean
    MailFolder mailFolder(HomeSettings settings) throws IOException {
        return new MailFolder(settings.home().inbox(), Clock.systemUTC());
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    SmtpInbox smtpInbox(MailFolder folder, HomeSettings settings) {
        return new SmtpInbox(folder, settings.home().smtpPort());
    }
}
