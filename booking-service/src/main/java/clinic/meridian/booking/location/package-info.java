/// Where the clinic treats: locations, their rooms, opening hours, closures and cancellation terms.
@NullMarked
package clinic.meridian.booking.location;

import org.jspecify.annotations.NullMarked;
