package clinic.meridian.session.visit;

import clinic.meridian.contracts.AppointmentEvent.AttendanceConfirmedV1;
import clinic.meridian.contracts.AppointmentEvent.ChangeUndoneV1;
import clinic.meridian.contracts.AppointmentEvent.ClientCheckedInV1;
import clinic.meridian.contracts.AppointmentEvent.NoShowRecordedV1;
import clinic.meridian.contracts.AppointmentEvent.SessionBookedV1;
import clinic.meridian.contracts.AppointmentEvent.SessionCancelledV1;
import clinic.meridian.contracts.AppointmentEvent.SessionRescheduledV1;
import clinic.meridian.contracts.ClientState.ClientStateV1;
import clinic.meridian.contracts.DirectoryState.LocationStateV1;
import clinic.meridian.contracts.DirectoryState.PractitionerStateV1;
import clinic.meridian.contracts.DirectoryState.RoomStateV1;
import clinic.meridian.contracts.DirectoryState.ServiceStateV1;
import clinic.meridian.contracts.PhaseKind;
import clinic.meridian.contracts.VisitState;
import clinic.meridian.platform.consuming.InboundMetadata;
import clinic.meridian.platform.consuming.StateRemoved;
import java.time.Duration;
import java.time.ZoneId;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/// Keeps the last state of everything that booking tells of. Every visit event carries the whole visit, so none
/// of the earlier ones is needed.
@Component
public class WhatBookingTold {

    private final VisitTable visits;
    private final DirectoryTable directory;
    private final ClientTable clients;

    WhatBookingTold(VisitTable visits, DirectoryTable directory, ClientTable clients) {
        this.visits = visits;
        this.directory = directory;
        this.clients = clients;
    }

    @EventHandler
    void on(SessionBookedV1 event, EventMessage<?> message) {
        keep(event.visit(), message);
    }

    @EventHandler
    void on(SessionRescheduledV1 event, EventMessage<?> message) {
        keep(event.visit(), message);
    }

    @EventHandler
    void on(SessionCancelledV1 event, EventMessage<?> message) {
        keep(event.visit(), message);
    }

    @EventHandler
    void on(AttendanceConfirmedV1 event, EventMessage<?> message) {
        keep(event.visit(), message);
    }

    @EventHandler
    void on(ClientCheckedInV1 event, EventMessage<?> message) {
        keep(event.visit(), message);
    }

    @EventHandler
    void on(NoShowRecordedV1 event, EventMessage<?> message) {
        keep(event.visit(), message);
    }

    @EventHandler
    void on(ChangeUndoneV1 event, EventMessage<?> message) {
        keep(event.visit(), message);
    }

    private void keep(VisitState visit, EventMessage<?> message) {
        visits.put(
                new Visit(
                        visit.appointmentId(),
                        visit.clientId(),
                        visit.service(),
                        visit.locationId(),
                        visit.roomId(),
                        visit.practitionerId(),
                        visit.status().name(),
                        ZoneId.of(visit.zone()),
                        visit.start().toInstant(),
                        visit.end().toInstant(),
                        restMinutes(visit)),
                InboundMetadata.sequence(message));
    }

    private static int restMinutes(VisitState visit) {
        return visit.phases().stream()
                .filter(phase -> phase.kind() == PhaseKind.REST)
                .mapToInt(phase ->
                        (int) Duration.between(phase.start(), phase.end()).toMinutes())
                .sum();
    }

    @EventHandler
    void on(LocationStateV1 state, EventMessage<?> message) {
        directory.putLocation(state.locationId(), state.name(), state.zone(), InboundMetadata.sequence(message));
    }

    @EventHandler
    void on(RoomStateV1 state, EventMessage<?> message) {
        directory.putRoom(
                state.roomId(), state.locationId(), state.name(), state.open(), InboundMetadata.sequence(message));
    }

    @EventHandler
    void on(PractitionerStateV1 state, EventMessage<?> message) {
        directory.putPractitioner(
                state.practitionerId(),
                state.locationId(),
                state.displayName(),
                state.username(),
                state.active(),
                state.lastDay(),
                InboundMetadata.sequence(message));
    }

    @EventHandler
    void on(ServiceStateV1 state, EventMessage<?> message) {
        directory.putService(
                state.service(),
                state.catalogueVersion(),
                state.names().getOrDefault("en", state.service()),
                InboundMetadata.sequence(message));
    }

    @EventHandler
    void on(ClientStateV1 state, EventMessage<?> message) {
        clients.put(state.clientId(), state.givenName(), state.familyName(), InboundMetadata.sequence(message));
    }

    /// A client was erased; of directory entries nothing is kept but names, which stay for the records that use
    /// them.
    @EventHandler
    void on(StateRemoved removed) {
        if (removed.state() == ClientStateV1.class) {
            clients.remove(removed.key());
        }
    }
}
