/// The life of a visit at the desk, from booking to its end.
@NullMarked
package clinic.meridian.booking.appointment;

import org.jspecify.annotations.NullMarked;
