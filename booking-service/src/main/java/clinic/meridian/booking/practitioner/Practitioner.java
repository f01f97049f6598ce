package clinic.meridian.booking.practitioner;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.location.StandingVisits;
import clinic.meridian.booking.practitioner.PractitionerCommand.AnnounceAbsence;
import clinic.meridian.booking.practitioner.PractitionerCommand.JoinPractitioner;
import clinic.meridian.booking.practitioner.PractitionerCommand.LeavePractice;
import clinic.meridian.booking.practitioner.PractitionerCommand.SetWorkingHours;
import clinic.meridian.booking.practitioner.PractitionerEvent.AbsenceAnnounced;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerJoined;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerLeft;
import clinic.meridian.booking.practitioner.PractitionerEvent.WorkingHoursSet;
import clinic.meridian.booking.reservation.ResourceKind;
import clinic.meridian.booking.reservation.ResourceLocks;
import clinic.meridian.booking.version.LastChange;
import clinic.meridian.platform.refusal.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/// Somebody who treats at one location. Changes take the practitioner's lock, which every booking with her takes too.
public class Practitioner {

    @AggregateIdentifier
    private UUID practitionerId;

    private UUID locationId;
    private ZoneId zone;
    private @Nullable LocalDate lastDay;
    private LastChange lastChange = LastChange.NONE;

    /// For Axon, which fills the fields by the events.
    @SuppressWarnings("NullAway.Init")
    protected Practitioner() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void join(JoinPractitioner command, Practice practice) {
        ZoneId itsZone = practice.zoneOf(command.locationId())
                .orElseThrow(() -> new Refused(
                        PractitionerRefusal.LOCATION_UNKNOWN, "There is no location " + command.locationId() + "."));
        for (String service : command.services()) {
            if (!practice.offers(service)) {
                throw new Refused(PractitionerRefusal.SERVICE_UNKNOWN, "\"" + service + "\" is not in the catalogue.");
            }
        }
        if (command.username() != null && practice.isTaken(command.username())) {
            throw new Refused(
                    PractitionerRefusal.USERNAME_TAKEN,
                    "Another practitioner signs in as \"" + command.username() + "\".");
        }
        apply(new PractitionerJoined(
                command.practitionerId(),
                command.locationId(),
                itsZone,
                command.name(),
                command.username(),
                command.services(),
                command.workingHours()));
    }

    @CommandHandler
    void set(SetWorkingHours command, ResourceLocks locks) {
        lastChange.mustBe(command.expected());
        mustBeHere();
        locks.take(List.of(ResourceLocks.exclusively(ResourceKind.PRACTITIONER, practitionerId)));
        apply(new WorkingHoursSet(practitionerId, locationId, command.workingHours()));
    }

    @CommandHandler
    List<UUID> announce(AnnounceAbsence command, ResourceLocks locks, StandingVisits visits) {
        mustBeHere();
        Instant from = command.from().instant(zone, "from");
        Instant to = command.to().instant(zone, "to");
        if (!from.isBefore(to)) {
            throw new Refused(
                    PractitionerRefusal.ABSENCE_EMPTY,
                    "It would begin at " + command.from() + " and end at " + command.to() + ".");
        }
        locks.take(List.of(ResourceLocks.exclusively(ResourceKind.PRACTITIONER, practitionerId)));
        List<UUID> affected = visits.withPractitioner(practitionerId, new TimeRange(from, to));
        apply(new AbsenceAnnounced(
                practitionerId,
                command.absenceId(),
                from,
                to,
                zone,
                command.reason().code(),
                command.reason().note(),
                affected));
        return affected;
    }

    @CommandHandler
    List<UUID> leave(LeavePractice command, ResourceLocks locks, StandingVisits visits) {
        mustBeHere();
        locks.take(List.of(ResourceLocks.exclusively(ResourceKind.PRACTITIONER, practitionerId)));
        Instant from = command.lastDay().plusDays(1).atStartOfDay(zone).toInstant();
        List<UUID> affected = visits.withPractitioner(practitionerId, TimeRange.from(from));
        apply(new PractitionerLeft(practitionerId, command.lastDay(), affected));
        return affected;
    }

    private void mustBeHere() {
        if (lastDay != null) {
            throw new Refused(PractitionerRefusal.HAS_LEFT, "Her last day is " + lastDay + ".");
        }
    }

    @EventSourcingHandler
    void on(PractitionerEvent event, MetaData metadata) {
        lastChange = lastChange.next(metadata);
        switch (event) {
            case PractitionerJoined joined -> {
                practitionerId = joined.practitionerId();
                locationId = joined.locationId();
                zone = joined.zone();
            }
            case PractitionerLeft left -> lastDay = left.lastDay();
            case WorkingHoursSet set -> {}
            case AbsenceAnnounced announced -> {}
        }
    }
}
