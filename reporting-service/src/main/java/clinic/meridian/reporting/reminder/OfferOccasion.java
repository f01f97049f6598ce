package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.ReminderKind;
import clinic.meridian.reporting.client.Client;
import clinic.meridian.reporting.directory.DirectoryTable;
import clinic.meridian.reporting.directory.Location;
import clinic.meridian.reporting.waitlist.Offer;
import clinic.meridian.reporting.waitlist.OfferEnd;
import clinic.meridian.reporting.waitlist.OfferTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells a client on the waitlist of a free slot, for as long as she can have it.
@Component
class OfferOccasion implements Occasion {

    /// Nobody reads and answers a mail in less; and it is longer than a mail may be in hand, so that none leaves after
    /// its offer has run out, however slow the mail server is.
    static final Duration TIME_TO_ANSWER = Duration.ofMinutes(2);

    private final OfferTable offers;
    private final DirectoryTable directory;
    private final MailLinks links;

    OfferOccasion(OfferTable offers, DirectoryTable directory, MailLinks links) {
        this.offers = offers;
        this.directory = directory;
        this.links = links;
    }

    @Override
    public ReminderKind kind() {
        return ReminderKind.WAITLIST_OFFER;
    }

    @Override
    public Optional<Why> reasonNotToSend(DueReminder reminder, Instant now) {
        Offer offer = offer(reminder);
        if (offer.ended() == OfferEnd.ACCEPTED) {
            return Optional.of(Why.OFFER_ACCEPTED);
        }
        boolean over = offer.ended() != null || now.isAfter(offer.expiresAt().minus(TIME_TO_ANSWER));
        return over ? Optional.of(Why.OFFER_OVER) : Optional.empty();
    }

    @Override
    public Map<String, Object> words(DueReminder reminder, Client client, Location location) {
        Offer offer = offer(reminder);
        return Map.of(
                "service",
                directory
                        .serviceName(offer.service(), MailComposer.LANGUAGE.getLanguage())
                        .orElse(offer.service()),
                "practitioner",
                directory.practitionerName(offer.practitionerId()).orElse(""),
                "start",
                offer.start(),
                "end",
                offer.end(),
                "until",
                offer.expiresAt().atZone(offer.start().getZone()),
                "link",
                links.toOffer(offer));
    }

    private Offer offer(DueReminder reminder) {
        return offers.find(reminder.subjectId())
                .orElseThrow(() -> new IllegalStateException(reminder.reminderId() + " is about an unknown offer"));
    }
}
