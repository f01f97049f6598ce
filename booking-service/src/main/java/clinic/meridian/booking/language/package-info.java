/// The languages that the clinic speaks with its clients.
@NullMarked
package clinic.meridian.booking.language;

import org.jspecify.annotations.NullMarked;
