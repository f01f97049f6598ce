package clinic.meridian.booking;

import clinic.meridian.booking.appointment.AppointmentEvent.AppointmentAborted;
import clinic.meridian.booking.appointment.AppointmentEvent.AppointmentFulfilled;
import clinic.meridian.booking.appointment.AppointmentEvent.AppointmentImported;
import clinic.meridian.booking.appointment.AppointmentEvent.AppointmentStarted;
import clinic.meridian.booking.appointment.AppointmentEvent.AttendanceConfirmed;
import clinic.meridian.booking.appointment.AppointmentEvent.ChangeUndone;
import clinic.meridian.booking.appointment.AppointmentEvent.ClientCheckedIn;
import clinic.meridian.booking.appointment.AppointmentEvent.NoShowRecorded;
import clinic.meridian.booking.appointment.AppointmentEvent.SessionBooked;
import clinic.meridian.booking.appointment.AppointmentEvent.SessionCancelled;
import clinic.meridian.booking.appointment.AppointmentEvent.SessionRescheduled;
import clinic.meridian.booking.appointment.AppointmentEvent.TreatmentConflict;
import clinic.meridian.booking.appointment.HoldEvent.HoldEnd;
import clinic.meridian.booking.appointment.HoldEvent.SlotHeld;
import clinic.meridian.booking.appointment.HoldEvent.SlotReleased;
import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.calendar.DayHours;
import clinic.meridian.booking.catalogue.CatalogueEvent.ServicePublished;
import clinic.meridian.booking.catalogue.Phase;
import clinic.meridian.booking.client.ClientEvent.ClientDetailsCorrected;
import clinic.meridian.booking.client.ClientEvent.ClientRegistered;
import clinic.meridian.booking.client.ClientEvent.CommunicationPreferencesSet;
import clinic.meridian.booking.client.ClientEvent.EmailAddressFlagged;
import clinic.meridian.booking.client.ClientEvent.RecallConsent;
import clinic.meridian.booking.location.LocationEvent.CancellationPolicySet;
import clinic.meridian.booking.location.LocationEvent.ClosureAnnounced;
import clinic.meridian.booking.location.LocationEvent.ClosureWithdrawn;
import clinic.meridian.booking.location.LocationEvent.LocationDetailsCorrected;
import clinic.meridian.booking.location.LocationEvent.LocationOpened;
import clinic.meridian.booking.location.LocationEvent.OpeningHoursChanged;
import clinic.meridian.booking.location.LocationEvent.RoomAdded;
import clinic.meridian.booking.location.LocationEvent.RoomClosed;
import clinic.meridian.booking.practitioner.PractitionerEvent.AbsenceAnnounced;
import clinic.meridian.booking.practitioner.PractitionerEvent.AbsenceWithdrawn;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerDetailsCorrected;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerJoined;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerLeft;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerStayed;
import clinic.meridian.booking.practitioner.PractitionerEvent.ServicesOffered;
import clinic.meridian.booking.practitioner.PractitionerEvent.WorkingHoursSet;
import clinic.meridian.booking.series.SeriesEvent.BookedVisit;
import clinic.meridian.booking.series.SeriesEvent.MovedVisit;
import clinic.meridian.booking.series.SeriesEvent.SeriesAbandoned;
import clinic.meridian.booking.series.SeriesEvent.SeriesBooked;
import clinic.meridian.booking.series.SeriesEvent.SeriesCompleted;
import clinic.meridian.booking.series.SeriesEvent.SeriesExtended;
import clinic.meridian.booking.series.SeriesEvent.SeriesLapsed;
import clinic.meridian.booking.series.SeriesEvent.SeriesMoved;
import clinic.meridian.booking.series.SeriesEvent.SeriesPaused;
import clinic.meridian.booking.series.SeriesEvent.SeriesPlanned;
import clinic.meridian.booking.series.SeriesEvent.SeriesReopened;
import clinic.meridian.booking.series.SeriesEvent.SeriesResumed;
import clinic.meridian.booking.series.SeriesEvent.SeriesSessionCompleted;
import clinic.meridian.booking.waitlist.DayTimes;
import clinic.meridian.booking.waitlist.WaitlistEvent.OfferAccepted;
import clinic.meridian.booking.waitlist.WaitlistEvent.OfferEnd;
import clinic.meridian.booking.waitlist.WaitlistEvent.OfferExpired;
import clinic.meridian.booking.waitlist.WaitlistEvent.SlotOffered;
import clinic.meridian.booking.waitlist.WaitlistEvent.WaitlistJoined;
import clinic.meridian.booking.waitlist.WaitlistEvent.WaitlistLeft;
import clinic.meridian.booking.waitlist.Wish;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.CancelledBy;
import clinic.meridian.contracts.Maintenance;
import clinic.meridian.contracts.PhaseKind;
import clinic.meridian.contracts.UndoneChange;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One of each event of this service, every field filled. What is personal of a client's holds [#PERSONAL].
public final class EventSamples {

    /// Told to the other services in the client's own record only.
    public static final String PERSONAL = "Lena Okafor";

    private static final UUID CLIENT = UUID.fromString("c7f2b6a0-1c7b-4b44-8a51-9a3f60d10003");
    private static final UUID VISIT = UUID.fromString("5a0e7c1e-55f7-4d0c-9d6f-1b7a5c2e0002");
    private static final UUID OTHER_VISIT = UUID.fromString("5a0e7c1e-55f7-4d0c-9d6f-1b7a5c2e0012");
    private static final UUID LOCATION = UUID.fromString("1fb3f0de-1a2b-4b3c-8d4e-5f60718200a6");
    private static final UUID ROOM = UUID.fromString("2ac4e1ef-2b3c-4c4d-9e5f-60718293a4b7");
    private static final UUID MEI = UUID.fromString("0b4f3c88-2f9e-4c1e-9a55-6e0d2c7a0004");
    private static final UUID SERIES = UUID.fromString("6fd1a2c4-8f11-47d8-b5b3-2f54c1a90005");
    private static final UUID SESSION = UUID.fromString("4d1c2a6e-7b0f-4f6a-9a57-0d0c36e5a001");
    private static final UUID HOLD = UUID.fromString("8df7a4a2-5e6f-4f70-8182-93a4b5c6d7ea");
    private static final UUID ENTRY = UUID.fromString("9e08b5b3-6f70-4081-9293-a4b5c6d7e8fb");
    private static final UUID OFFER = UUID.fromString("af19c6c4-7081-4192-a3a4-b5c6d7e8f90c");
    private static final UUID OPENING = UUID.fromString("b02ad7d5-8192-42a3-b4b5-c6d7e8f90a1d");
    private static final UUID PAUSE = UUID.fromString("3bd5f2f0-3c4d-4d5e-8f60-718293a4b5c8");
    private static final UUID CATALOGUE = UUID.fromString("7ce6f3f1-4d5e-4e6f-9071-8293a4b5c6d9");

    private static final Instant AT = Instant.parse("2026-11-23T09:15:30.123456Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final List<Phase> PHASES = List.of(
            new Phase(PhaseKind.PREPARE, 5, true, true),
            new Phase(PhaseKind.REST, 25, false, true),
            new Phase(PhaseKind.TURNOVER, 5, false, true));

    private static final Visit FACIAL = new Visit(
            "FACIAL",
            1,
            LOCATION,
            ROOM,
            MEI,
            LocalDateTime.of(2026, 11, 27, 10, 0),
            BERLIN,
            Instant.parse("2026-11-27T09:00:00Z"),
            Instant.parse("2026-11-27T09:30:00Z"),
            PHASES,
            SERIES,
            3,
            2,
            "MANAGER_SAID_SO",
            true);

    private static final Wish WISH = new Wish(
            "FACIAL",
            LOCATION,
            List.of(MEI),
            DAY,
            DAY.plusDays(14),
            List.of(DayOfWeek.MONDAY),
            List.of(new DayTimes(LocalTime.of(9, 0), LocalTime.of(12, 30))),
            OTHER_VISIT);

    private static final List<DayHours> HOURS = List.of(
            new DayHours(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(12, 30)),
            new DayHours(DayOfWeek.SATURDAY, LocalTime.of(10, 0), LocalTime.of(14, 0)));

    private EventSamples() {}

    public static List<Object> all() {
        return List.of(
                new ClientRegistered(CLIENT, PERSONAL, PERSONAL, PERSONAL, PERSONAL, "de"),
                new ClientDetailsCorrected(CLIENT, PERSONAL, PERSONAL, PERSONAL, PERSONAL, "en", true),
                new CommunicationPreferencesSet(CLIENT, true, new RecallConsent(true, AT, "RECALL-2")),
                new EmailAddressFlagged(CLIENT, true),
                new LocationOpened(
                        LOCATION, "Mitte", BERLIN, "Torstraße 1", "+49 30 1", "mitte@meridian.example", "de-DE", HOURS),
                new LocationDetailsCorrected(
                        LOCATION, "Mitte", "Torstraße 2", "+49 30 2", "mitte@meridian.example", "de-DE"),
                new OpeningHoursChanged(LOCATION, HOURS),
                new RoomAdded(LOCATION, ROOM, "Room 1"),
                new RoomClosed(LOCATION, ROOM),
                new ClosureAnnounced(
                        LOCATION,
                        PAUSE,
                        AT,
                        AT.plusSeconds(3600),
                        BERLIN,
                        "HOLIDAY",
                        "Boiler is repaired",
                        List.of(VISIT)),
                new ClosureWithdrawn(LOCATION, PAUSE),
                new CancellationPolicySet(LOCATION, 2, 24, 15, Map.of("de", "Bis 24 Stunden vorher kostenlos."), AT),
                new PractitionerJoined(MEI, LOCATION, BERLIN, "Mei Chen", "mei", List.of("FACIAL"), HOURS),
                new PractitionerDetailsCorrected(MEI, "Mei Chen", "mei.chen"),
                new ServicesOffered(MEI, List.of("FACIAL")),
                new WorkingHoursSet(MEI, LOCATION, HOURS),
                new AbsenceAnnounced(
                        MEI, PAUSE, AT, AT.plusSeconds(3600), BERLIN, "TRAINING", "Cupping course", List.of(VISIT)),
                new AbsenceWithdrawn(MEI, PAUSE),
                new PractitionerLeft(MEI, DAY, List.of(VISIT)),
                new PractitionerStayed(MEI),
                new ServicePublished(CATALOGUE, 1, "FACIAL", Map.of("de", "Gesichtsakupunktur"), PHASES, true, AT),
                new SessionBooked(VISIT, CLIENT, FACIAL, PERSONAL, AT),
                new AppointmentImported(VISIT, CLIENT, FACIAL, AppointmentStatus.NO_SHOW, AT, AT.plusSeconds(60)),
                new SessionRescheduled(
                        VISIT, CLIENT, FACIAL, Instant.parse("2026-11-26T09:00:00Z"), "CLIENT_ASKED", PERSONAL, AT),
                new SessionCancelled(
                        VISIT,
                        CLIENT,
                        FACIAL,
                        "ILL",
                        PERSONAL,
                        CancelledBy.CLIENT,
                        true,
                        true,
                        "GOODWILL",
                        PERSONAL,
                        AT),
                new AttendanceConfirmed(VISIT, CLIENT, FACIAL, AT),
                new ClientCheckedIn(VISIT, CLIENT, FACIAL, AT),
                new NoShowRecorded(VISIT, CLIENT, FACIAL, true, "GOODWILL", PERSONAL, AT),
                new ChangeUndone(
                        VISIT,
                        CLIENT,
                        FACIAL,
                        AppointmentStatus.CONFIRMED,
                        UndoneChange.CHECK_IN,
                        "WRONG_PERSON",
                        PERSONAL,
                        AT),
                new AppointmentStarted(VISIT, CLIENT, FACIAL, SESSION, TreatmentConflict.NOT_CHECKED_IN, AT),
                new AppointmentFulfilled(VISIT, CLIENT, FACIAL, SESSION, TreatmentConflict.NOT_STARTED, AT),
                new AppointmentAborted(VISIT, CLIENT, FACIAL, SESSION, TreatmentConflict.SECOND_SESSION, AT),
                new SlotHeld(HOLD, CLIENT, FACIAL, AT.plusSeconds(300), AT),
                new SlotReleased(HOLD, LOCATION, HoldEnd.GIVEN_UP, AT),
                new SeriesPlanned(SERIES, CLIENT, "FACIAL", LOCATION, MEI, 12, 2, 2, 14, 10, Maintenance.QUARTERLY),
                new SeriesBooked(
                        SERIES,
                        CLIENT,
                        List.of(
                                new BookedVisit(VISIT, 1, OffsetDateTime.parse("2026-11-27T10:00:00+01:00")),
                                new BookedVisit(OTHER_VISIT, 2, OffsetDateTime.parse("2026-11-30T10:00:00+01:00")))),
                new SeriesMoved(
                        SERIES,
                        CLIENT,
                        VISIT,
                        List.of(new MovedVisit(
                                VISIT,
                                1,
                                OffsetDateTime.parse("2026-11-27T10:00:00+01:00"),
                                OffsetDateTime.parse("2026-12-01T11:30:00+01:00")))),
                new SeriesPaused(SERIES, CLIENT, "TRAVEL", PERSONAL),
                new SeriesResumed(SERIES, CLIENT, "BACK", PERSONAL, DAY),
                new SeriesExtended(SERIES, CLIENT, 2, 1, 14, 11, DAY),
                new SeriesAbandoned(SERIES, CLIENT, "MOVED_AWAY", PERSONAL, 5),
                new SeriesLapsed(SERIES, CLIENT, 5, DAY),
                new SeriesReopened(
                        SERIES, CLIENT, new BookedVisit(VISIT, 6, OffsetDateTime.parse("2026-12-14T10:00:00+01:00"))),
                new SeriesSessionCompleted(SERIES, CLIENT, VISIT, SESSION, DAY, 12, 12),
                new SeriesCompleted(SERIES, CLIENT, AT, 12, DAY, Maintenance.MONTHLY),
                new WaitlistJoined(ENTRY, CLIENT, WISH, AT),
                new SlotOffered(ENTRY, OFFER, CLIENT, OPENING, FACIAL, AT.plusSeconds(900), AT),
                new OfferAccepted(ENTRY, OFFER, CLIENT, VISIT, OTHER_VISIT, AT),
                new OfferExpired(ENTRY, OFFER, CLIENT, OfferEnd.TAKEN, AT),
                new WaitlistLeft(ENTRY, CLIENT, "DAYS_OVER", AT));
    }

    /// A visit without anything that may be absent.
    public static SessionBooked barelyBooked() {
        return new SessionBooked(
                VISIT,
                CLIENT,
                new Visit(
                        FACIAL.service(),
                        FACIAL.catalogueVersion(),
                        LOCATION,
                        ROOM,
                        MEI,
                        FACIAL.localStart(),
                        BERLIN,
                        FACIAL.start(),
                        FACIAL.end(),
                        PHASES,
                        null,
                        null,
                        1,
                        null,
                        false),
                null,
                AT);
    }
}
