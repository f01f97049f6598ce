package clinic.meridian.booking.desk;

import clinic.meridian.booking.appointment.HeldSlot;
import clinic.meridian.booking.appointment.HoldEvent.HoldEnd;
import clinic.meridian.booking.appointment.Holds;
import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.availability.SlotChoice;
import clinic.meridian.booking.catalogue.OfferedService;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.platform.shell.PageFormats;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.platform.web.input.StatedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The slots that are kept at a location, in words: the one that a booking form has chosen, and those of other desks.
@Component
class HeldSlots {

    private final Holds holds;
    private final Practitioners practitioners;
    private final ServiceCatalogue catalogue;
    private final ClinicClock clock;
    private final PageFormats show;

    HeldSlots(
            Holds holds, Practitioners practitioners, ServiceCatalogue catalogue, ClinicClock clock, PageFormats show) {
        this.holds = holds;
        this.practitioners = practitioners;
        this.catalogue = catalogue;
        this.clock = clock;
        this.show = show;
    }

    /// How the slot stands that the form has chosen.
    public enum Standing {
        HELD,
        EXPIRED,
        GIVEN_UP,
        BOOKED
    }

    /// The slot that the form has chosen.
    ///
    /// @param time `10:00–11:00`
    /// @param until until when it is held, or was
    /// @param seconds how long it is held yet
    /// @param slot see [SlotChoice]
    public record Own(
            UUID holdId,
            Standing standing,
            LocalDate day,
            String time,
            String service,
            String serviceName,
            String practitioner,
            String room,
            String until,
            long seconds,
            String slot) {

        public boolean isHeld() {
            return standing == Standing.HELD;
        }
    }

    /// A slot that somebody else is booking at this moment.
    ///
    /// @param by who does
    /// @param mine she does so in another window
    /// @param slot the same start for oneself, see [SlotChoice]
    public record Other(
            UUID holdId,
            String time,
            String practitioner,
            String room,
            String by,
            boolean mine,
            boolean offered,
            String until,
            String slot) {}

    /// @return null where nothing is chosen yet, or not here
    @Nullable
    Own own(LocationView location, @Nullable UUID holdId) {
        HeldSlot hold = holdId == null ? null : holds.find(holdId).orElse(null);
        if (hold == null || !hold.visit().locationId().equals(location.locationId())) {
            return null;
        }
        Visit visit = hold.visit();
        Instant now = clock.now();
        return new Own(
                hold.holdId(),
                standing(hold, now),
                visit.localStart().toLocalDate(),
                show.span(visit.start(), visit.end(), visit.zone()),
                visit.service(),
                catalogue
                        .inVersion(visit.service(), visit.catalogueVersion())
                        .map((OfferedService service) -> service.name(ClientPage.LANGUAGE))
                        .orElse(visit.service()),
                practitioner(visit),
                room(location, visit),
                show.time(hold.expiresAt(), visit.zone()),
                Math.max(
                        0,
                        Duration.between(now, hold.expiresAt()).plusMillis(999).toSeconds()),
                slot(visit, visit.roomId()));
    }

    private static Standing standing(HeldSlot hold, Instant now) {
        if (hold.standsAt(now)) {
            return Standing.HELD;
        }
        HoldEnd ended = hold.ended();
        return switch (ended == null ? HoldEnd.EXPIRED : ended) {
            case BOOKED -> Standing.BOOKED;
            case GIVEN_UP -> Standing.GIVEN_UP;
            case EXPIRED -> Standing.EXPIRED;
        };
    }

    /// What others are booking on a day.
    ///
    /// @param offering whose slots are looked at
    /// @param roomId the only room that is looked at, if it is one
    /// @param own what the form itself has chosen
    /// @param userName who looks
    List<Other> others(
            LocationView location,
            LocalDate day,
            List<PractitionerView> offering,
            @Nullable UUID roomId,
            @Nullable UUID own,
            String userName) {
        return holds.standingAt(location.locationId()).stream()
                .filter(hold -> !hold.holdId().equals(own))
                .filter(hold -> hold.visit().localStart().toLocalDate().equals(day))
                .filter(hold -> roomId == null || roomId.equals(hold.visit().roomId()))
                .filter(hold -> offering.stream()
                        .anyMatch(
                                one -> one.practitionerId().equals(hold.visit().practitionerId())))
                .map(hold -> new Other(
                        hold.holdId(),
                        show.time(hold.visit().localStart().toLocalTime()),
                        practitioner(hold.visit()),
                        room(location, hold.visit()),
                        hold.by(),
                        hold.by().equals(userName),
                        hold.offered(),
                        show.time(hold.expiresAt(), location.zone()),
                        slot(hold.visit(), roomId)))
                .toList();
    }

    private static String slot(Visit visit, @Nullable UUID roomId) {
        return new SlotChoice(StatedTime.of(visit.onTheClock(visit.start())), visit.practitionerId(), roomId)
                .toString();
    }

    private String practitioner(Visit visit) {
        return practitioners
                .find(visit.practitionerId())
                .map(PractitionerView::name)
                .orElse("a colleague");
    }

    private static String room(LocationView location, Visit visit) {
        return location.room(visit.roomId()).map(LocationView.Room::name).orElse("a room");
    }
}
