package clinic.meridian.booking.location;

import clinic.meridian.booking.calendar.DayHours;
import clinic.meridian.platform.web.input.InvalidInput;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/// One stretch of a week as a request gives it.
public record HoursRequest(
        @NotNull DayOfWeek day,
        @NotNull LocalTime from,
        @NotNull LocalTime to) {

    /// @param field of the request, for what is wrong
    /// @throws InvalidInput when a stretch is empty
    public static List<DayHours> hours(String field, List<HoursRequest> requests) {
        List<DayHours> hours = new ArrayList<>();
        for (HoursRequest request : requests) {
            if (!request.from().isBefore(request.to())) {
                throw InvalidInput.field(field + "[" + hours.size() + "].to", "must lie after from");
            }
            hours.add(new DayHours(request.day(), request.from(), request.to()));
        }
        return hours;
    }
}
