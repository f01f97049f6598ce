package clinic.meridian.booking.feed;

import clinic.meridian.booking.calendar.SpokenTimes;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.shell.Urls;
import clinic.meridian.platform.time.ClinicClock;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/// Opens and closes calendar feeds, for programs and for pages: managers any, a practitioner her own.
@Component
public class Feeds {

    private final FeedTable table;
    private final PractitionerCalendar calendar;
    private final Practitioners practitioners;
    private final ClinicClock clock;
    private final Urls urls;

    Feeds(FeedTable table, PractitionerCalendar calendar, Practitioners practitioners, ClinicClock clock, Urls urls) {
        this.table = table;
        this.calendar = calendar;
        this.practitioners = practitioners;
        this.clock = clock;
        this.urls = urls;
    }

    /// Ends the feed that was there.
    ///
    /// @param names whether clients appear with first name and initial
    /// @return what a calendar program subscribes to; it is told once and cannot be asked for again
    /// @throws Refused when there is no such practitioner, or she has left
    /// @throws AccessDeniedException when the feed is another practitioner's
    public URI open(UUID practitionerId, boolean names, SignedIn person) {
        PractitionerView practitioner = own(practitionerId, person);
        LocalDate lastDay = practitioner.lastDay();
        if (lastDay != null && calendar.hasLeft(practitioner)) {
            throw new Refused(FeedRefusal.HAS_LEFT, "The last day was " + SpokenTimes.day(lastDay) + ".");
        }
        FeedSecret secret = FeedSecret.fresh();
        table.replace(practitionerId, secret, names, clock.now(), person.userName());
        return urls.booking().resolve("/feeds/" + secret.text() + ".ics");
    }

    void close(UUID practitionerId, SignedIn person) {
        own(practitionerId, person);
        table.delete(practitionerId);
    }

    private PractitionerView own(UUID practitionerId, SignedIn person) {
        PractitionerView practitioner = practitioners
                .find(practitionerId)
                .orElseThrow(
                        () -> new Refused(FeedRefusal.PRACTITIONER_UNKNOWN, "There is no practitioner of this id."));
        if (!person.is(Role.MANAGER)
                && !person.is(Role.ADMIN)
                && !person.userName().equals(practitioner.username())) {
            throw new AccessDeniedException("Is another practitioner");
        }
        return practitioner;
    }
}
