package clinic.meridian.reporting.reminder;

import clinic.meridian.platform.links.Link;
import clinic.meridian.platform.links.Links;
import clinic.meridian.platform.shell.Urls;
import clinic.meridian.reporting.schedule.AgreedVisit;
import clinic.meridian.reporting.waitlist.Offer;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// The links that mails carry. Each leads to one page, and says to it whose and what it is.
/// See docs/decisions/0057-links-in-mails-say-one-thing.md.
@Component
class MailLinks {

    static final String UNSUBSCRIBE = "UNSUBSCRIBE";

    /// Mails lie in mailboxes for long; their way out should not close before.
    private static final Duration WAY_OUT_LASTS = Duration.ofDays(400);

    /// For so long a page still says what became of that which the mail was about.
    private static final Duration STILL_TOLD = Duration.ofDays(30);

    private static final long FIRST_VERSION = 1;

    private final Links links;
    private final Urls urls;

    MailLinks(Links links, Urls urls) {
        this.links = links;
        this.urls = urls;
    }

    /// To the page that stops a mail's class.
    String toUnsubscribe(DueReminder reminder, Instant now) {
        Link link = new Link(
                UNSUBSCRIBE, reminder.reminderId(), reminder.clientId(), now.plus(WAY_OUT_LASTS), FIRST_VERSION);
        return urls.reporting() + "/c/" + links.token(link) + "/unsubscribe";
    }

    /// To the page on which a client chooses her mails.
    String toPreferences(DueReminder reminder, Instant now) {
        Link link = new Link(
                "PREFERENCES", reminder.locationId(), reminder.clientId(), now.plus(WAY_OUT_LASTS), FIRST_VERSION);
        return urls.booking() + "/c/" + links.token(link) + "/preferences";
    }

    /// To the page on which an offer is accepted. The offer knows until when it stands; its link lives longer, to say
    /// that it is over.
    String toOffer(Offer offer) {
        Link link = new Link(
                "WAITLIST", offer.offerId(), offer.clientId(), offer.expiresAt().plus(STILL_TOLD), FIRST_VERSION);
        return urls.booking() + "/c/" + links.token(link) + "/waitlist";
    }

    /// To the page on which a client says that she will come.
    String toConfirm(AgreedVisit visit) {
        return urls.booking() + "/c/" + links.token(about(visit, "CONFIRM")) + "/confirm";
    }

    /// To the page on which a visit is cancelled.
    String toCancel(AgreedVisit visit) {
        return urls.booking() + "/c/" + links.token(about(visit, "CANCEL")) + "/cancel";
    }

    private static Link about(AgreedVisit visit, String kind) {
        Instant expires = visit.start().toInstant().plus(STILL_TOLD);
        return new Link(kind, visit.appointmentId(), visit.clientId(), expires, FIRST_VERSION);
    }
}
