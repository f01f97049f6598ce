/// Free slots that were offered to clients who wait for one.
@NullMarked
package clinic.meridian.reporting.waitlist;

import org.jspecify.annotations.NullMarked;
