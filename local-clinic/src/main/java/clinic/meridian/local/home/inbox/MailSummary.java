package clinic.meridian.local.home.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of the inbox.
///
/// @param id         names the mail in addresses and on disk; later mails have higher ids
/// @param to         whom it was delivered to
/// @param subject    may be empty
/// @param kind       which of the clinic's mails this is (header `X-Meridian-Kind`); null where the mail does
/// not say
/// @param receivedAt when it was stored (system time)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MailSummary(
        String id, String to, String subject, @Nullable String kind, Instant receivedAt) {}
