/// Who treats: practitioners, what they offer and when they work.
@NullMarked
package clinic.meridian.booking.practitioner;

import org.jspecify.annotations.NullMarked;
