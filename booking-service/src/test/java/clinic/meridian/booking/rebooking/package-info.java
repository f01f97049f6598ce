/// Other slots for visits that cannot stay where they are.
@NullMarked
package clinic.meridian.booking.rebooking;

import org.jspecify.annotations.NullMarked;
