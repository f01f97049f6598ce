package clinic.meridian.contracts;

/// The Kafka topics between the services. Version 2 of a topic would stand beside version 1, never replace it.
public final class Topics {

    /// booking-service's facts, for ever; key: client, or location or practitioner where there is no client.
    public static final String BOOKING_EVENTS = "booking.events.v1";

    /// session-service's facts, for ever; key: client.
    public static final String TREATMENT_EVENTS = "treatment.events.v1";

    /// reporting-service's facts, for ever; key: client.
    public static final String REPORTING_EVENTS = "reporting.events.v1";

    /// Locations, rooms, practitioners, service catalogue and cancellation policies as they are now; compacted; key:
    /// entity.
    public static final String BOOKING_DIRECTORY = "booking.directory.v1";

    /// Clients' names, contacts and preferences as they are now; compacted; key: client. The only place where
    /// personal text is in clear.
    public static final String BOOKING_CLIENTS = "booking.clients.v1";

    private Topics() {}
}
