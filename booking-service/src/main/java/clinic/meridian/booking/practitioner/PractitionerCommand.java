package clinic.meridian.booking.practitioner;

import clinic.meridian.booking.calendar.DayHours;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.input.StatedTime;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a practitioner's roster.
public sealed interface PractitionerCommand {

    /// @param username whom she signs in as, if she does
    record JoinPractitioner(
            @TargetAggregateIdentifier UUID practitionerId,
            UUID locationId,
            String name,
            @Nullable String username,
            List<String> services,
            List<DayHours> workingHours)
            implements PractitionerCommand {}

    /// @param username whom she signs in as, if she does
    record CorrectPractitionerDetails(
            @TargetAggregateIdentifier UUID practitionerId,
            ExpectedVersion expected,
            String name,
            @Nullable String username)
            implements PractitionerCommand {}

    /// All services that she offers from now on. Visits that she has stay.
    record OfferServices(
            @TargetAggregateIdentifier UUID practitionerId, ExpectedVersion expected, List<String> services)
            implements PractitionerCommand {}

    /// The whole week anew.
    record SetWorkingHours(
            @TargetAggregateIdentifier UUID practitionerId, ExpectedVersion expected, List<DayHours> workingHours)
            implements PractitionerCommand {}

    /// Away for a while in spite of the working hours.
    record AnnounceAbsence(
            @TargetAggregateIdentifier UUID practitionerId,
            UUID absenceId,
            StatedTime from,
            StatedTime to,
            Reason reason)
            implements PractitionerCommand {}

    /// It was announced by mistake, or will not take place after all.
    record WithdrawAbsence(@TargetAggregateIdentifier UUID practitionerId, UUID absenceId)
            implements PractitionerCommand {}

    /// Until the last day is over, another one may be told.
    ///
    /// @param lastDay the last day on which she works
    record LeavePractice(@TargetAggregateIdentifier UUID practitionerId, ExpectedVersion expected, LocalDate lastDay)
            implements PractitionerCommand {}

    /// She does not leave after all, or comes back.
    record StayInPractice(@TargetAggregateIdentifier UUID practitionerId, ExpectedVersion expected)
            implements PractitionerCommand {}
}
