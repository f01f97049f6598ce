/// The front desk's pages around one client: who she is, how her visits stand, and booking one for her.
@NullMarked
package clinic.meridian.booking.desk;

import org.jspecify.annotations.NullMarked;
