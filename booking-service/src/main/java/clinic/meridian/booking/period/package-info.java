/// Which days or times a list is asked for.
@NullMarked
package clinic.meridian.booking.period;

import org.jspecify.annotations.NullMarked;
