package clinic.meridian.session.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.contracts.AppointmentEvent.AttendanceConfirmedV1;
import clinic.meridian.contracts.AppointmentEvent.ChangeUndoneV1;
import clinic.meridian.contracts.AppointmentEvent.ClientCheckedInV1;
import clinic.meridian.contracts.AppointmentEvent.NoShowRecordedV1;
import clinic.meridian.contracts.AppointmentEvent.SessionBookedV1;
import clinic.meridian.contracts.AppointmentEvent.SessionCancelledV1;
import clinic.meridian.contracts.AppointmentEvent.SessionRescheduledV1;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.CancelledBy;
import clinic.meridian.contracts.ClientState.ClientStateV1;
import clinic.meridian.contracts.ContractEvents;
import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.contracts.DirectoryState.LocationStateV1;
import clinic.meridian.contracts.DirectoryState.PractitionerStateV1;
import clinic.meridian.contracts.DirectoryState.RoomStateV1;
import clinic.meridian.contracts.DirectoryState.ServiceStateV1;
import clinic.meridian.contracts.UndoneChange;
import clinic.meridian.contracts.VisitState;
import clinic.meridian.platform.ServiceDefinition;
import clinic.meridian.session.TreatmentRoomIT;
import clinic.meridian.session.visit.Directory.Room;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WhatBookingToldIT extends TreatmentRoomIT {

    @Autowired
    Visits visits;

    @Autowired
    Directory directory;

    @Autowired
    ServiceDefinition service;

    private final String appointment = UUID.randomUUID().toString();

    private VisitState as(AppointmentStatus status) {
        return visit(appointment, "FACIAL", status);
    }

    private void awaitStatus(String status) {
        await().untilAsserted(() ->
                assertThat(visits.visit(appointment)).map(Visit::status).contains(status));
    }

    @Test
    void aBookedVisitIsKnownWithTheRestItsServicePlans() {
        booking.tell(new SessionBookedV1(as(AppointmentStatus.BOOKED), null), appointment, 0);

        awaitStatus("BOOKED");
        assertThat(visits.visit(appointment)).hasValueSatisfying(visit -> {
            assertThat(visit.clientId()).isEqualTo(client);
            assertThat(visit.locationId()).isEqualTo(location);
            assertThat(visit.roomId()).isEqualTo(room);
            assertThat(visit.practitionerId()).isEqualTo(mei);
            assertThat(visit.zone()).isEqualTo(BERLIN);
            assertThat(visit.start()).isEqualTo(clock.now());
            assertThat(visit.end()).isEqualTo(clock.now().plus(Duration.ofMinutes(60)));
            assertThat(visit.restMinutes()).isEqualTo(25);
        });
    }

    @Test
    void everyChangeOfAVisitReplacesItsState() {
        booking.tell(new SessionBookedV1(as(AppointmentStatus.BOOKED), null), appointment, 0);
        awaitStatus("BOOKED");
        booking.tell(new AttendanceConfirmedV1(as(AppointmentStatus.CONFIRMED)), appointment, 1);
        awaitStatus("CONFIRMED");
        booking.tell(new ClientCheckedInV1(as(AppointmentStatus.CHECKED_IN)), appointment, 2);
        awaitStatus("CHECKED_IN");
        booking.tell(new ChangeUndoneV1(as(AppointmentStatus.CONFIRMED), UndoneChange.CHECK_IN, null), appointment, 3);
        awaitStatus("CONFIRMED");
        booking.tell(new NoShowRecordedV1(as(AppointmentStatus.NO_SHOW), false), appointment, 4);
        awaitStatus("NO_SHOW");
        booking.tell(
                new SessionCancelledV1(as(AppointmentStatus.CANCELLED), "ILL", false, false, CancelledBy.CLIENT),
                appointment,
                5);
        awaitStatus("CANCELLED");
    }

    @Test
    void aMovedVisitIsAtItsNewTime() {
        VisitState before = as(AppointmentStatus.BOOKED);
        booking.tell(new SessionBookedV1(before, null), appointment, 0);
        clock.advance(Duration.ofHours(2));
        Instant moved = clock.now();
        booking.tell(new SessionRescheduledV1(as(AppointmentStatus.BOOKED), before.start(), null), appointment, 1);

        await().untilAsserted(() ->
                assertThat(visits.visit(appointment)).map(Visit::start).contains(moved));
    }

    @Test
    void whatComesLateOrTwiceChangesNothing() {
        booking.tell(new ClientCheckedInV1(as(AppointmentStatus.CHECKED_IN)), appointment, 7);
        awaitStatus("CHECKED_IN");
        booking.tell(new SessionBookedV1(as(AppointmentStatus.BOOKED), null), appointment, 0);
        booking.tell(new ClientCheckedInV1(as(AppointmentStatus.CHECKED_IN)), appointment, 7);
        String later = UUID.randomUUID().toString();
        booking.tell(new SessionBookedV1(visit(later, "FACIAL", AppointmentStatus.BOOKED), null), later, 0);

        await().untilAsserted(() -> assertThat(visits.visit(later)).isPresent());
        assertThat(visits.visit(appointment)).map(Visit::status).contains("CHECKED_IN");
    }

    @Test
    void placesAndPeopleAreKnownByName() {
        open();
        booking.tell(new RoomStateV1(room, location, "Room 1, quiet", true), location, 2);
        String closed = UUID.randomUUID().toString();
        booking.tell(new RoomStateV1(closed, location, "Old room", false), location, 3);

        await().untilAsserted(
                        () -> assertThat(directory.rooms(location)).containsExactly(new Room(room, "Room 1, quiet")));
        await().untilAsserted(() -> assertThat(directory.location(location))
                .hasValueSatisfying(known -> assertThat(known.zone()).isEqualTo(BERLIN)));
        await().untilAsserted(() -> assertThat(directory.signedInAs(userName)).contains(mei));
        assertThat(directory.isKnown(mei)).isTrue();
        assertThat(directory.isKnown("nobody")).isFalse();
        assertThat(directory.signedInAs("nobody")).isEmpty();
        assertThat(directory.practitionerNames(Set.of(mei, "nobody"))).isEqualTo(Map.of(mei, "Mei Lin"));
        await().untilAsserted(
                        () -> assertThat(directory.shortNames(Set.of(client))).isEqualTo(Map.of(client, "Lena O.")));
    }

    @Test
    void whoHasLeftIsNobodysUserAnyMore() {
        open();
        await().untilAsserted(() -> assertThat(directory.signedInAs(userName)).contains(mei));
        booking.tell(
                new PractitionerStateV1(mei, location, "Mei Lin", userName, List.of("FACIAL"), false, null), mei, 1);

        await().untilAsserted(() -> assertThat(directory.signedInAs(userName)).isEmpty());
        assertThat(directory.isKnown(mei)).isTrue();
    }

    @Test
    void whoLeavesIsNobodysUserFromTheDayAfterHerLastOn() {
        open();
        LocalDate lastDay = clock.today(BERLIN).plusDays(3);
        booking.tell(
                new PractitionerStateV1(mei, location, "Mei L.", userName, List.of("FACIAL"), true, lastDay), mei, 1);
        await().untilAsserted(() ->
                assertThat(directory.practitionerNames(Set.of(mei))).containsValue("Mei L."));
        await().untilAsserted(() -> assertThat(directory.location(location)).isPresent());
        Instant over = lastDay.plusDays(1).atStartOfDay(BERLIN).toInstant();

        clock.set(over.minusSeconds(1));
        assertThat(directory.signedInAs(userName)).contains(mei);
        clock.set(over);
        assertThat(directory.signedInAs(userName)).isEmpty();
    }

    @Test
    void anErasedClientHasNoNameHere() {
        open();
        await().untilAsserted(
                        () -> assertThat(directory.shortNames(Set.of(client))).isNotEmpty());
        booking.tombstone(ClientStateV1.class, client, 1);

        await().untilAsserted(
                        () -> assertThat(directory.shortNames(Set.of(client))).isEmpty());
    }

    @Test
    void aServiceIsCalledAsItsNewestVersionSays() {
        String code = "S" + client.substring(0, 6).toUpperCase(Locale.ROOT);
        assertThat(directory.serviceName(code)).isEqualTo(code);
        booking.tell(new ServiceStateV1(code, 1, Map.of("en", "Facial"), List.of(), clock.now()), code, 0);
        booking.tell(new ServiceStateV1(code, 2, Map.of("en", "Glow facial"), List.of(), clock.now()), code, 1);

        await().untilAsserted(() -> assertThat(directory.serviceName(code)).isEqualTo("Glow facial"));
    }

    @Test
    void aLocationThatIsRenamedHasOneName() {
        open();
        booking.tell(
                new LocationStateV1(location, "Mitte II", "Europe/Berlin", "", "", "", "de-DE", List.of()),
                location,
                9);

        await().untilAsserted(() -> assertThat(directory.location(location))
                .map(Directory.Location::name)
                .contains("Mitte II"));
    }

    @Test
    void everyTypeOnTheTopicsIsHeardOrKnowinglyIgnored() {
        Set<String> heard = Arrays.stream(WhatBookingTold.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .map(method -> method.getParameterTypes()[0])
                .filter(ContractMessage.class::isAssignableFrom)
                .map(type -> ContractEvents.typeOf(type.asSubclass(ContractMessage.class)))
                .collect(Collectors.toSet());
        Set<String> all = ContractEvents.all().stream()
                .filter(type -> service.consumedTopics().contains(ContractEvents.topicOf(type)))
                .map(ContractEvents::typeOf)
                .collect(Collectors.toSet());

        assertThat(Stream.concat(heard.stream(), service.ignoredTypes().stream())
                        .collect(Collectors.toSet()))
                .isEqualTo(all);
        assertThat(heard).doesNotContainAnyElementsOf(service.ignoredTypes());
    }
}
