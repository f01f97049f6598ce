/// How refusals are told when they need more than their own words.
@NullMarked
package clinic.meridian.booking.problem;

import org.jspecify.annotations.NullMarked;
