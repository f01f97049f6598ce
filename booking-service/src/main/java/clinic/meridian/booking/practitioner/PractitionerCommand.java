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
sealed interface PractitionerCommand {

    /// @param username whom she signs in as, if she does
    record JoinPractitioner(
            @TargetAggregateIdentifier UUID practitionerId,
            UUID locationId,
            String name,
            @Nullable String username,
            List<String> services,
            List<DayHours> workingHours)
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

    /// @param lastDay the last day on which she works
    record LeavePractice(@TargetAggregateIdentifier UUID practitionerId, LocalDate lastDay)
            implements PractitionerCommand {}
}
