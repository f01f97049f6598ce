@NullMarked
package clinic.meridian.booking.waitlist;

import org.jspecify.annotations.NullMarked;
