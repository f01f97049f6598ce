/// Clients, locations, rosters, visits and series: what the front desk decides.
@NullMarked
package clinic.meridian.booking;

import org.jspecify.annotations.NullMarked;
