/// The day as the desk sees it.
@NullMarked
package clinic.meridian.booking.diary;

import org.jspecify.annotations.NullMarked;
