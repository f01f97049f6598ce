/// Clients who would come sooner or at a better time, and the slots that become free and are offered to them.
@NullMarked
package clinic.meridian.booking.waitlist;

import org.jspecify.annotations.NullMarked;
