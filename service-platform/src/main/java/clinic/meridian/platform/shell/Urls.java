package clinic.meridian.platform.shell;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the parts of the clinic are, as browsers reach them: `MERIDIAN_URLS_HOME` and so on. For links only; services
/// never call each other.
@ConfigurationProperties("meridian.urls")
public record Urls(URI home, URI booking, URI session, URI reporting) {}
