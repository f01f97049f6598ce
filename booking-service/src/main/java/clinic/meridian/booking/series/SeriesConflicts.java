package clinic.meridian.booking.series;

import clinic.meridian.booking.appointment.SeriesBooking.Course;
import clinic.meridian.booking.appointment.SlotOutcome;
import java.util.List;

/// What became of every slot of a series that could not be booked, told with the refusal so that whoever answers the
/// caller can put it into words once the transaction is over.
record SeriesConflicts(Course course, List<SlotOutcome> outcomes) {

    /// The refusal's fact of this name holds the [SeriesConflicts].
    static final String FACT = "outcomes";
}
