/// A practitioner's visits as a calendar to subscribe to, at a secret address.
@NullMarked
package clinic.meridian.booking.feed;

import org.jspecify.annotations.NullMarked;
