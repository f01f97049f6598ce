/// Which slots are free, and what fits instead of one that is taken.
@NullMarked
package clinic.meridian.booking.availability;

import org.jspecify.annotations.NullMarked;
