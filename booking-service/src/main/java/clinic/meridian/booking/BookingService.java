package clinic.meridian.booking;

import clinic.meridian.booking.appointment.Appointment;
import clinic.meridian.booking.appointment.AppointmentEvent;
import clinic.meridian.booking.appointment.Booking;
import clinic.meridian.booking.appointment.BookingFacts;
import clinic.meridian.booking.appointment.Hold;
import clinic.meridian.booking.appointment.HoldEvent;
import clinic.meridian.booking.appointment.HoldProjection;
import clinic.meridian.booking.appointment.SeriesBooking;
import clinic.meridian.booking.appointment.TreatmentFacts;
import clinic.meridian.booking.appointment.VisitMoves;
import clinic.meridian.booking.appointment.VisitMoves.CurrentVisits;
import clinic.meridian.booking.appointment.VisitProjection;
import clinic.meridian.booking.catalogue.CatalogueEvent;
import clinic.meridian.booking.catalogue.CatalogueProjection;
import clinic.meridian.booking.catalogue.CatalogueVersion;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.client.Client;
import clinic.meridian.booking.client.ClientEvent;
import clinic.meridian.booking.client.ClientProjection;
import clinic.meridian.booking.client.MailFacts;
import clinic.meridian.booking.location.Location;
import clinic.meridian.booking.location.LocationEvent;
import clinic.meridian.booking.location.LocationProjection;
import clinic.meridian.booking.practitioner.Practitioner;
import clinic.meridian.booking.practitioner.PractitionerEvent;
import clinic.meridian.booking.practitioner.PractitionerProjection;
import clinic.meridian.booking.publishing.BookingPublishing;
import clinic.meridian.booking.reservation.Reservations;
import clinic.meridian.booking.reservation.ResourceLocks;
import clinic.meridian.booking.screening.ScreeningProjection;
import clinic.meridian.booking.series.SeriesEvent;
import clinic.meridian.booking.series.SeriesProjection;
import clinic.meridian.booking.series.TreatmentSeries;
import clinic.meridian.booking.series.WhenAppointmentFulfilledThenCountForSeries;
import clinic.meridian.booking.series.WhenVisitStandsThenReopenSeries;
import clinic.meridian.booking.waitlist.WaitlistEntry;
import clinic.meridian.booking.waitlist.WaitlistEvent;
import clinic.meridian.booking.waitlist.WaitlistProjection;
import clinic.meridian.booking.waitlist.WhenSlotFreedThenOfferIt;
import clinic.meridian.contracts.ContractEvents;
import clinic.meridian.contracts.NeedleEvent;
import clinic.meridian.contracts.ReminderEvent.ReminderSentV1;
import clinic.meridian.contracts.ReportingErasureEvent;
import clinic.meridian.contracts.SessionEvent.AddOnPerformedV1;
import clinic.meridian.contracts.SessionEvent.RestOverranV1;
import clinic.meridian.contracts.SessionEvent.RestStartedV1;
import clinic.meridian.contracts.SideEffectEvent;
import clinic.meridian.contracts.Topics;
import clinic.meridian.contracts.TreatmentErasureEvent;
import clinic.meridian.platform.ServiceDefinition;
import clinic.meridian.platform.database.AdvisoryLocks;
import clinic.meridian.platform.publishing.Topic;
import clinic.meridian.platform.shell.ShellSearch;
import clinic.meridian.platform.time.ClinicClock;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What flows through this service: its aggregates, its facts and who hears them, what comes in and what goes out.
@Configuration(proxyBeanMethods = false)
class BookingService {

    @Bean
    static ServiceDefinition bookingServiceDefinition(
            VisitProjection visits,
            HoldProjection holds,
            SeriesProjection series,
            WhenAppointmentFulfilledThenCountForSeries counting,
            WhenVisitStandsThenReopenSeries reopening,
            WaitlistProjection waitlist,
            WhenSlotFreedThenOfferIt offering,
            LocationProjection locations,
            PractitionerProjection practitioners,
            CatalogueProjection catalogue,
            ClientProjection clients,
            ScreeningProjection screenings,
            TreatmentFacts treatments,
            MailFacts mails,
            BookingPublishing publishing) {
        return ServiceDefinition.named("booking")
                .aggregates(Client.class, Location.class, Practitioner.class, CatalogueVersion.class)
                .aggregatesUnderDatabaseLocks(Appointment.class, Hold.class, TreatmentSeries.class, WaitlistEntry.class)
                .events(
                        ClientEvent.class,
                        LocationEvent.class,
                        PractitionerEvent.class,
                        CatalogueEvent.class,
                        AppointmentEvent.class,
                        HoldEvent.class,
                        SeriesEvent.class,
                        WaitlistEvent.class)
                .inTransaction("booking.directory", locations, practitioners, catalogue, clients)
                .inTransaction("booking.diary", visits, holds, series, waitlist)
                .inTransaction("booking.series-counting", counting, reopening)
                .inTransaction("booking.waitlist-offering", offering)
                .consumes(Topics.TREATMENT_EVENTS, Topics.REPORTING_EVENTS)
                .inbound(screenings, treatments, mails)
                .ignores(ignored())
                .publishes(
                        publishing,
                        new Topic(Topics.BOOKING_EVENTS, false),
                        new Topic(Topics.BOOKING_DIRECTORY, true),
                        new Topic(Topics.BOOKING_CLIENTS, true));
    }

    /// Needles, rests, side effects and mails that went well are no business of the desk's.
    private static String[] ignored() {
        Stream<Class<?>> whole = Stream.of(
                        NeedleEvent.class,
                        SideEffectEvent.class,
                        TreatmentErasureEvent.class,
                        ReportingErasureEvent.class)
                .flatMap(vocabulary -> Arrays.stream(vocabulary.getPermittedSubclasses()));
        Stream<Class<?>> single =
                Stream.of(RestStartedV1.class, RestOverranV1.class, AddOnPerformedV1.class, ReminderSentV1.class);
        return Stream.concat(whole, single)
                .map(type -> ContractEvents.typeOf(type.asSubclass(clinic.meridian.contracts.ContractMessage.class)))
                .toArray(String[]::new);
    }

    @Bean
    ShellSearch clientSearch() {
        return new ShellSearch("/clients", "Client, phone or e-mail");
    }

    @Bean
    ResourceLocks resourceLocks(AdvisoryLocks locks) {
        return locks::take;
    }

    @Bean
    Booking booking(
            ResourceLocks locks,
            BookingFacts facts,
            Reservations reservations,
            ServiceCatalogue catalogue,
            ClinicClock clock) {
        return new Booking(locks, facts, reservations, catalogue, clock);
    }

    @Bean
    SeriesBooking seriesBooking(
            ResourceLocks locks,
            BookingFacts facts,
            Reservations reservations,
            ServiceCatalogue catalogue,
            ClinicClock clock) {
        return new SeriesBooking(locks, facts, reservations, catalogue, clock);
    }

    @Bean
    VisitMoves visitMoves(
            ResourceLocks locks,
            BookingFacts facts,
            Reservations reservations,
            ServiceCatalogue catalogue,
            CurrentVisits visits,
            ClinicClock clock) {
        return new VisitMoves(locks, facts, reservations, catalogue, visits, clock);
    }
}
