/// Wall clocks and moments: weekly hours, stretches of time, and what a person means by a time.
@NullMarked
package clinic.meridian.booking.calendar;

import org.jspecify.annotations.NullMarked;
