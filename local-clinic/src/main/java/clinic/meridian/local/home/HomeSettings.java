package clinic.meridian.local.home;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What the supervisor tells the front door.
///
/// @param issuer the name under which tokens are issued; also where people sign in
/// @param urls   the addresses of the clinic's parts as the browser sees them
/// @param home   what only the front door needs
@ConfigurationProperties("meridian")
public record HomeSettings(URI issuer, Urls urls, Home home) {

    public record Urls(URI home, URI booking, URI session, URI reporting) {}

    /// @param signingKey    the file that keeps the key of the tokens; made when missing
    /// @param demoPassword  the password that all demo users share
    /// @param inbox         the folder of the mails
    /// @param smtpPort      where mails are handed in
    /// @param kafkaPort     where Kafka should listen
    /// @param clientSecrets what each service proves itself with
    public record Home(
            Path signingKey,
            String demoPassword,
            Path inbox,
            int smtpPort,
            int kafkaPort,
            ClientSecrets clientSecrets) {}

    public record ClientSecrets(String booking, String session, String reporting) {}
}
