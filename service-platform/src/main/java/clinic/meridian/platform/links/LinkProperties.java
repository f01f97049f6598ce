package clinic.meridian.platform.links;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// The keys of the links, the same in all services.
///
/// @param linkKey base64 of 32 bytes; signs and verifies
/// @param previousLinkKey the key before it, which still verifies while links made with it are in mailboxes
@Validated
@ConfigurationProperties("meridian")
record LinkProperties(@NotBlank String linkKey, @Nullable String previousLinkKey) {}
