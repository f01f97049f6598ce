package clinic.meridian.booking.practitioner;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import clinic.meridian.booking.calendar.SpokenTimes;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.location.StandingVisits;
import clinic.meridian.booking.practitioner.PractitionerCommand.AnnounceAbsence;
import clinic.meridian.booking.practitioner.PractitionerCommand.CorrectPractitionerDetails;
import clinic.meridian.booking.practitioner.PractitionerCommand.JoinPractitioner;
import clinic.meridian.booking.practitioner.PractitionerCommand.LeavePractice;
import clinic.meridian.booking.practitioner.PractitionerCommand.OfferServices;
import clinic.meridian.booking.practitioner.PractitionerCommand.SetWorkingHours;
import clinic.meridian.booking.practitioner.PractitionerCommand.StayInPractice;
import clinic.meridian.booking.practitioner.PractitionerCommand.WithdrawAbsence;
import clinic.meridian.booking.practitioner.PractitionerEvent.AbsenceAnnounced;
import clinic.meridian.booking.practitioner.PractitionerEvent.AbsenceWithdrawn;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerDetailsCorrected;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerJoined;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerLeft;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerStayed;
import clinic.meridian.booking.practitioner.PractitionerEvent.ServicesOffered;
import clinic.meridian.booking.practitioner.PractitionerEvent.WorkingHoursSet;
import clinic.meridian.booking.reservation.ResourceKind;
import clinic.meridian.booking.reservation.ResourceLocks;
import clinic.meridian.booking.version.LastChange;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.time.ClinicClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
    private @Nullable String username;
    private final Set<UUID> absences = new HashSet<>();
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
        mustBeOffered(command.services(), practice);
        mustBeFree(command.username(), practice);
        apply(new PractitionerJoined(
                command.practitionerId(),
                command.locationId(),
                itsZone,
                command.name(),
                command.username(),
                command.services(),
                command.workingHours()));
    }

    private static void mustBeOffered(List<String> services, Practice practice) {
        for (String service : services) {
            if (!practice.offers(service)) {
                throw new Refused(PractitionerRefusal.SERVICE_UNKNOWN, "\"" + service + "\" is not in the catalogue.");
            }
        }
    }

    private static void mustBeFree(@Nullable String wanted, Practice practice) {
        if (wanted != null && practice.isTaken(wanted)) {
            throw new Refused(
                    PractitionerRefusal.USERNAME_TAKEN, "Another practitioner signs in as \"" + wanted + "\".");
        }
    }

    @CommandHandler
    void correct(CorrectPractitionerDetails command, Practice practice) {
        lastChange.mustBe(command.expected());
        if (!Objects.equals(command.username(), username)) {
            mustBeFree(command.username(), practice);
        }
        apply(new PractitionerDetailsCorrected(practitionerId, command.name(), command.username()));
    }

    @CommandHandler
    void offer(OfferServices command, Practice practice, ResourceLocks locks, ClinicClock clock) {
        lastChange.mustBe(command.expected());
        mustBeHere(clock);
        mustBeOffered(command.services(), practice);
        locks.take(List.of(ResourceLocks.exclusively(ResourceKind.PRACTITIONER, practitionerId)));
        apply(new ServicesOffered(practitionerId, command.services()));
    }

    @CommandHandler
    void set(SetWorkingHours command, ResourceLocks locks, ClinicClock clock) {
        lastChange.mustBe(command.expected());
        mustBeHere(clock);
        locks.take(List.of(ResourceLocks.exclusively(ResourceKind.PRACTITIONER, practitionerId)));
        apply(new WorkingHoursSet(practitionerId, locationId, command.workingHours()));
    }

    @CommandHandler
    List<UUID> announce(AnnounceAbsence command, ResourceLocks locks, StandingVisits visits, ClinicClock clock) {
        mustBeHere(clock);
        Instant from = command.from().instant(zone, "from");
        Instant to = command.to().instant(zone, "to");
        if (!from.isBefore(to)) {
            throw new Refused(
                    PractitionerRefusal.ABSENCE_EMPTY,
                    "It would begin at " + command.from() + " and end at " + command.to() + ".");
        }
        TimeRange during = new TimeRange(from, to);
        if (during.isLongerThanThreeYears()) {
            throw new Refused(
                    PractitionerRefusal.ABSENCE_TOO_LONG,
                    "From " + command.from() + " to " + command.to() + " is more than three years.");
        }
        locks.take(List.of(ResourceLocks.exclusively(ResourceKind.PRACTITIONER, practitionerId)));
        List<UUID> affected = visits.withPractitioner(practitionerId, during);
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
    void withdraw(WithdrawAbsence command, ResourceLocks locks) {
        if (!absences.contains(command.absenceId())) {
            throw new Refused(
                    PractitionerRefusal.ABSENCE_UNKNOWN, "There is no such absence, or it was withdrawn already.");
        }
        locks.take(List.of(ResourceLocks.exclusively(ResourceKind.PRACTITIONER, practitionerId)));
        apply(new AbsenceWithdrawn(practitionerId, command.absenceId()));
    }

    @CommandHandler
    List<UUID> leave(LeavePractice command, ResourceLocks locks, StandingVisits visits, ClinicClock clock) {
        lastChange.mustBe(command.expected());
        mustBeHere(clock);
        locks.take(List.of(ResourceLocks.exclusively(ResourceKind.PRACTITIONER, practitionerId)));
        Instant from = command.lastDay().plusDays(1).atStartOfDay(zone).toInstant();
        List<UUID> affected = visits.withPractitioner(practitionerId, TimeRange.from(from));
        apply(new PractitionerLeft(practitionerId, command.lastDay(), affected));
        return affected;
    }

    @CommandHandler
    void stay(StayInPractice command, ResourceLocks locks) {
        lastChange.mustBe(command.expected());
        if (lastDay == null) {
            throw new Refused(PractitionerRefusal.NOT_LEAVING, "No last day was told.");
        }
        locks.take(List.of(ResourceLocks.exclusively(ResourceKind.PRACTITIONER, practitionerId)));
        apply(new PractitionerStayed(practitionerId));
    }

    private void mustBeHere(ClinicClock clock) {
        if (lastDay != null && lastDay.isBefore(clock.today(zone))) {
            throw new Refused(PractitionerRefusal.HAS_LEFT, "The last day was " + SpokenTimes.day(lastDay) + ".");
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
                username = joined.username();
            }
            case PractitionerDetailsCorrected corrected -> username = corrected.username();
            case AbsenceAnnounced announced -> absences.add(announced.absenceId());
            case AbsenceWithdrawn withdrawn -> absences.remove(withdrawn.absenceId());
            case PractitionerLeft left -> lastDay = left.lastDay();
            case PractitionerStayed stayed -> lastDay = null;
            case ServicesOffered offered -> {}
            case WorkingHoursSet set -> {}
        }
    }
}
