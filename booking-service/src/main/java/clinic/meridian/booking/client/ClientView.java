package clinic.meridian.booking.client;

import clinic.meridian.booking.client.ClientEvent.RecallConsent;
import clinic.meridian.contracts.EmailState;
import java.util.UUID;

/// A client as she stands.
///
/// @param version sequence number of her last event
public record ClientView(
        UUID clientId,
        long version,
        ContactDetails details,
        EmailState emailState,
        boolean reminders,
        RecallConsent recall) {}
