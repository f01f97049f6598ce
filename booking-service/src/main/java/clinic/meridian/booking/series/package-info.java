/// Courses of visits that belong together, planned and booked as a whole.
@NullMarked
package clinic.meridian.booking.series;

import org.jspecify.annotations.NullMarked;
