/// The visits: what the desk booked and what the treatment room made of it.
@NullMarked
package clinic.meridian.reporting.schedule;

import org.jspecify.annotations.NullMarked;
