/// Other slots for visits that cannot stay where they are: a closure or an absence fell on them.
@NullMarked
package clinic.meridian.booking.rebooking;

import org.jspecify.annotations.NullMarked;
