package clinic.meridian.contracts;

/// How a reminder travels.
public enum MailChannel {
    EMAIL
}
