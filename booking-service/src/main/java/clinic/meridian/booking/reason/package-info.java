/// Why somebody did something: a code for the statistics, a note for people.
@NullMarked
package clinic.meridian.booking.reason;

import org.jspecify.annotations.NullMarked;
