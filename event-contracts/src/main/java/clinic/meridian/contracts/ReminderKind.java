package clinic.meridian.contracts;

/// The kinds of mail that a client can get. The first three and `WAITLIST_OFFER` are notices; `MAINTENANCE_REMINDER`
/// is marketing.
public enum ReminderKind {
    BOOKING_CONFIRMATION,
    CHANGE_NOTICE,
    CANCELLATION_NOTICE,
    APPOINTMENT_REMINDER,
    AFTERCARE_CHECK,
    MAINTENANCE_REMINDER,
    WAITLIST_OFFER
}
