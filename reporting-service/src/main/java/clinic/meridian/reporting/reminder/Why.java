package clinic.meridian.reporting.reminder;

/// The reasons of decisions about mails, as codes that are kept and in words for the desk.
public enum Why {
    MAINTENANCE_DUE("A maintenance visit falls due."),
    VISIT_AHEAD("A visit is ahead."),
    SLOT_OFFERED("A free slot is offered to the client."),
    QUIET_HOURS("Moved out of the quiet hours."),
    SENT("Sent."),
    NO_RECALL_CONSENT("The client has not agreed to be asked back."),
    REMINDERS_OFF("The client does not want reminders."),
    UNSUBSCRIBED("The client stopped these mails with one click."),
    VISIT_BOOKED("The client has booked a visit."),
    VISITED_SINCE("The client has been here since; the next one counts from that visit."),
    SERIES_RUNNING("The client is in the middle of a series."),
    MAINTENANCE_ENDED("No maintenance is agreed any more."),
    VISIT_CANCELLED("The visit is cancelled."),
    VISIT_MOVED("The visit was moved."),
    VISIT_BEGUN("The visit has begun, or is over."),
    OVERTAKEN("The next reminder of the visit is due already."),
    OFFER_ACCEPTED("The client has the slot already."),
    OFFER_OVER("The offer has run out, or ended before."),
    CLIENT_UNKNOWN("The client is not known here, or was erased."),
    NO_ADDRESS("The client has no e-mail address that can be written to."),
    ADDRESS_BOUNCED("The client's e-mail address refuses mail."),
    ADDRESS_COMPLAINED("The client's e-mail address reported our mail as unwanted."),
    TOO_LATE("Its time passed more than a week ago."),
    REFUSED_BY_MAIL_SERVER("The mail server refused it for good."),
    SENDING_INTERRUPTED("Sending broke off; whether the mail left is not known, so it is not sent again.");

    private final String words;

    Why(String words) {
        this.words = words;
    }

    /// What people read.
    public String words() {
        return words;
    }
}
