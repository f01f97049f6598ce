package clinic.meridian.contracts;

/// What booking-service publishes on [Topics#BOOKING_EVENTS].
public sealed interface BookingEvent extends ContractEvent
        permits AppointmentEvent, SeriesEvent, WaitlistEvent, LocationEvent, PractitionerEvent, ClientErasureEvent {}
