package clinic.meridian.booking.reservation;

import clinic.meridian.booking.calendar.TimeRange;
import java.util.UUID;

/// One resource for one stretch of time: what a visit asks for, or what another already has.
public record Claim(ResourceKind kind, UUID resource, TimeRange during) {}
