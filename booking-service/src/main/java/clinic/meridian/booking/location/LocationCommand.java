package clinic.meridian.booking.location;

import clinic.meridian.booking.calendar.DayHours;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.input.StatedTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a location.
public sealed interface LocationCommand {

    record OpenLocation(
            @TargetAggregateIdentifier UUID locationId,
            String name,
            ZoneId zone,
            String address,
            String phone,
            String email,
            String locale,
            List<DayHours> openingHours)
            implements LocationCommand {}

    /// What a location is called and how it is reached. Its zone stays: visits were agreed on its clock.
    record CorrectLocationDetails(
            @TargetAggregateIdentifier UUID locationId,
            ExpectedVersion expected,
            String name,
            String address,
            String phone,
            String email,
            String locale)
            implements LocationCommand {}

    /// The whole week anew.
    record ChangeOpeningHours(
            @TargetAggregateIdentifier UUID locationId, ExpectedVersion expected, List<DayHours> openingHours)
            implements LocationCommand {}

    record AddRoom(@TargetAggregateIdentifier UUID locationId, UUID roomId, String name) implements LocationCommand {}

    /// The room takes no new bookings; the visits that it has stay.
    record CloseRoom(@TargetAggregateIdentifier UUID locationId, UUID roomId) implements LocationCommand {}

    /// Shut for a while in spite of the opening hours.
    record AnnounceClosure(
            @TargetAggregateIdentifier UUID locationId, UUID closureId, StatedTime from, StatedTime to, Reason reason)
            implements LocationCommand {}

    /// It was announced by mistake, or will not take place after all.
    record WithdrawClosure(@TargetAggregateIdentifier UUID locationId, UUID closureId) implements LocationCommand {}

    /// New cancellation terms for bookings from `validFrom` on.
    ///
    /// @param lateHours a cancellation this many hours or fewer before the start is late
    /// @param noShowAfterMinutes minutes after the start from which a no-show may be recorded
    record SetCancellationPolicy(
            @TargetAggregateIdentifier UUID locationId,
            ExpectedVersion expected,
            int lateHours,
            int noShowAfterMinutes,
            Map<String, String> texts,
            @Nullable Instant validFrom)
            implements LocationCommand {}
}
