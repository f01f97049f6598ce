package clinic.meridian.booking.publishing;

import static clinic.meridian.booking.publishing.ContractVisits.at;
import static clinic.meridian.booking.publishing.ContractVisits.hours;

import clinic.meridian.booking.catalogue.CatalogueEvent;
import clinic.meridian.booking.catalogue.CatalogueEvent.ServicePublished;
import clinic.meridian.booking.client.ClientEvent;
import clinic.meridian.booking.client.ClientView;
import clinic.meridian.booking.client.Clients;
import clinic.meridian.booking.location.LocationEvent;
import clinic.meridian.booking.location.LocationEvent.CancellationPolicySet;
import clinic.meridian.booking.location.LocationEvent.ClosureAnnounced;
import clinic.meridian.booking.location.LocationEvent.ClosureWithdrawn;
import clinic.meridian.booking.location.LocationEvent.LocationDetailsCorrected;
import clinic.meridian.booking.location.LocationEvent.LocationOpened;
import clinic.meridian.booking.location.LocationEvent.OpeningHoursChanged;
import clinic.meridian.booking.location.LocationEvent.RoomAdded;
import clinic.meridian.booking.location.LocationEvent.RoomClosed;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.practitioner.PractitionerEvent;
import clinic.meridian.booking.practitioner.PractitionerEvent.AbsenceAnnounced;
import clinic.meridian.booking.practitioner.PractitionerEvent.AbsenceWithdrawn;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerDetailsCorrected;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerJoined;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerLeft;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerStayed;
import clinic.meridian.booking.practitioner.PractitionerEvent.ServicesOffered;
import clinic.meridian.booking.practitioner.PractitionerEvent.WorkingHoursSet;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.contracts.ClientState.ClientStateV1;
import clinic.meridian.contracts.ClientState.Preferences;
import clinic.meridian.contracts.ClientState.Recall;
import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.contracts.DirectoryState.CancellationPolicyStateV1;
import clinic.meridian.contracts.DirectoryState.LocationStateV1;
import clinic.meridian.contracts.DirectoryState.PractitionerStateV1;
import clinic.meridian.contracts.DirectoryState.RoomStateV1;
import clinic.meridian.contracts.DirectoryState.ServicePhase;
import clinic.meridian.contracts.DirectoryState.ServiceStateV1;
import clinic.meridian.contracts.LocationEvent.ClosureAnnouncedV1;
import clinic.meridian.contracts.LocationEvent.ClosureWithdrawnV1;
import clinic.meridian.contracts.LocationEvent.LocationOpenedV1;
import clinic.meridian.contracts.LocationEvent.OpeningHoursChangedV1;
import clinic.meridian.contracts.LocationEvent.RoomAddedV1;
import clinic.meridian.contracts.LocationEvent.RoomClosedV1;
import clinic.meridian.contracts.PractitionerEvent.AbsenceAnnouncedV1;
import clinic.meridian.contracts.PractitionerEvent.AbsenceWithdrawnV1;
import clinic.meridian.contracts.PractitionerEvent.PractitionerJoinedV1;
import clinic.meridian.contracts.PractitionerEvent.PractitionerLeftV1;
import clinic.meridian.contracts.PractitionerEvent.PractitionerStayedV1;
import clinic.meridian.contracts.PractitionerEvent.WorkingHoursSetV1;
import clinic.meridian.platform.publishing.Publication;
import clinic.meridian.platform.time.ClinicClock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Locations, practitioners, catalogue and clients for the other services: facts without names, and beside them the
/// whole state as it stands when it is published, which may be newer than the fact but never older.
@Component
class DirectoryPublishing {

    private final Locations locations;
    private final Practitioners practitioners;
    private final Clients clients;
    private final ClinicClock clock;

    DirectoryPublishing(Locations locations, Practitioners practitioners, Clients clients, ClinicClock clock) {
        this.locations = locations;
        this.practitioners = practitioners;
        this.clients = clients;
        this.clock = clock;
    }

    Publication decide(LocationEvent event) {
        String location = event.locationId().toString();
        return switch (event) {
            case LocationOpened opened ->
                Publication.of(
                        new LocationOpenedV1(location, opened.zone().getId(), hours(opened.openingHours())),
                        state(location(event)));
            case LocationDetailsCorrected corrected -> Publication.of(state(location(event)));
            case OpeningHoursChanged changed ->
                Publication.of(
                        new OpeningHoursChangedV1(location, hours(changed.openingHours())), state(location(event)));
            case RoomAdded added ->
                Publication.of(
                        new RoomAddedV1(location, added.roomId().toString()), room(location(event), added.roomId()));
            case RoomClosed closed ->
                Publication.of(
                        new RoomClosedV1(location, closed.roomId().toString()), room(location(event), closed.roomId()));
            case ClosureAnnounced closure ->
                Publication.of(new ClosureAnnouncedV1(
                        location,
                        closure.closureId().toString(),
                        at(closure.from(), closure.zone()),
                        at(closure.to(), closure.zone()),
                        closure.reasonCode(),
                        closure.affected().stream().map(UUID::toString).toList()));
            case ClosureWithdrawn withdrawn ->
                Publication.of(
                        new ClosureWithdrawnV1(location, withdrawn.closureId().toString()));
            case CancellationPolicySet policy ->
                Publication.of(new CancellationPolicyStateV1(
                        location,
                        policy.version(),
                        policy.lateHours(),
                        policy.noShowAfterMinutes(),
                        policy.texts(),
                        policy.validFrom()));
        };
    }

    private LocationView location(LocationEvent event) {
        return locations
                .find(event.locationId())
                .orElseThrow(() -> new IllegalStateException("No row of location " + event.locationId()));
    }

    private static ContractMessage state(LocationView location) {
        return new LocationStateV1(
                location.locationId().toString(),
                location.name(),
                location.zone().getId(),
                location.address(),
                location.phone(),
                location.email(),
                location.locale(),
                hours(location.openingHours().hours()));
    }

    private static ContractMessage room(LocationView location, UUID roomId) {
        LocationView.Room room =
                location.room(roomId).orElseThrow(() -> new IllegalStateException("No row of room " + roomId));
        return new RoomStateV1(roomId.toString(), location.locationId().toString(), room.name(), room.open());
    }

    Publication decide(PractitionerEvent event) {
        String practitioner = event.practitionerId().toString();
        PractitionerView view = practitioners
                .find(event.practitionerId())
                .orElseThrow(() -> new IllegalStateException("No row of practitioner " + practitioner));
        return switch (event) {
            case PractitionerJoined joined ->
                Publication.of(
                        new PractitionerJoinedV1(
                                practitioner,
                                joined.locationId().toString(),
                                joined.services(),
                                hours(joined.workingHours())),
                        state(view));
            case PractitionerDetailsCorrected corrected -> Publication.of(state(view));
            case ServicesOffered offered -> Publication.of(state(view));
            case WorkingHoursSet set ->
                Publication.of(
                        new WorkingHoursSetV1(practitioner, set.locationId().toString(), hours(set.workingHours())));
            case AbsenceAnnounced absence ->
                Publication.of(new AbsenceAnnouncedV1(
                        practitioner,
                        absence.absenceId().toString(),
                        at(absence.from(), absence.zone()),
                        at(absence.to(), absence.zone()),
                        absence.reasonCode(),
                        absence.affected().stream().map(UUID::toString).toList()));
            case AbsenceWithdrawn withdrawn ->
                Publication.of(new AbsenceWithdrawnV1(
                        practitioner, withdrawn.absenceId().toString()));
            case PractitionerStayed stayed -> Publication.of(new PractitionerStayedV1(practitioner), state(view));
            case PractitionerLeft left ->
                Publication.of(new PractitionerLeftV1(practitioner, left.lastDay()), state(view));
        };
    }

    /// Whoever leaves works until her last day is over.
    private ContractMessage state(PractitionerView view) {
        LocalDate lastDay = view.lastDay();
        return new PractitionerStateV1(
                view.practitionerId().toString(),
                view.locationId().toString(),
                view.name(),
                view.username(),
                view.services(),
                lastDay == null || !lastDay.isBefore(clock.today(zone(view))),
                lastDay);
    }

    private ZoneId zone(PractitionerView view) {
        return locations
                .recent(view.locationId())
                .orElseThrow(() -> new IllegalStateException("No row of location " + view.locationId()))
                .zone();
    }

    Publication decide(CatalogueEvent event) {
        return switch (event) {
            case ServicePublished published ->
                Publication.of(new ServiceStateV1(
                        published.service(),
                        published.catalogueVersion(),
                        published.names(),
                        published.phases().stream()
                                .map(phase ->
                                        new ServicePhase(phase.kind(), phase.minutes(), phase.hands(), phase.room()))
                                .toList(),
                        published.validFrom()));
        };
    }

    Publication decide(ClientEvent event) {
        return switch (event) {
            case ClientEvent.ClientRegistered registered -> client(event);
            case ClientEvent.ClientDetailsCorrected corrected -> client(event);
            case ClientEvent.CommunicationPreferencesSet set -> client(event);
            case ClientEvent.EmailAddressFlagged flagged -> client(event);
        };
    }

    private Publication client(ClientEvent event) {
        ClientView client = clients.find(event.clientId())
                .orElseThrow(() -> new IllegalStateException("No row of client " + event.clientId()));
        return Publication.of(new ClientStateV1(
                client.clientId().toString(),
                client.details().givenName(),
                client.details().familyName(),
                client.details().email(),
                client.details().phone(),
                client.details().language(),
                client.emailState(),
                new Preferences(
                        client.reminders(),
                        new Recall(
                                client.recall().granted(),
                                client.recall().grantedAt(),
                                client.recall().wordingVersion()))));
    }
}
