/// How reasons are read.
@NullMarked
package clinic.meridian.booking.reason;

import org.jspecify.annotations.NullMarked;
