/// How often the client of a series comes.
@NullMarked
package clinic.meridian.booking.rhythm;

import org.jspecify.annotations.NullMarked;
