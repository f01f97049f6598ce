/// The pages on which a clinic is set up: locations and rooms, practitioners and their rosters, services, cancellation
/// terms; and what is missing until the first visit can be booked.
@NullMarked
package clinic.meridian.booking.setup;

import org.jspecify.annotations.NullMarked;
