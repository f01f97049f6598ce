/// What the other services are told.
@NullMarked
package clinic.meridian.booking.publishing;

import org.jspecify.annotations.NullMarked;
