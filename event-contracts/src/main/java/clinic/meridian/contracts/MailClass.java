package clinic.meridian.contracts;

/// What a client can stop with one click: `REMINDERS` are appointment reminders and aftercare checks, `RECALL` is
/// marketing.
public enum MailClass {
    REMINDERS,
    RECALL
}
