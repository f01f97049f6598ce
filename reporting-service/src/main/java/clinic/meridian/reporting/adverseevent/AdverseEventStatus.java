package clinic.meridian.reporting.adverseevent;

/// Whether something is still to be done about an adverse event.
enum AdverseEventStatus {
    OPEN,
    RESOLVED
}
