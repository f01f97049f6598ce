package clinic.meridian.booking.appointment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A visit as it stands with a practitioner, or as it stood when another one took it over.
///
/// @param handedOverAt when it became another's; null while it is hers
public record PractitionersVisit(VisitRow state, @Nullable Instant handedOverAt) {}
