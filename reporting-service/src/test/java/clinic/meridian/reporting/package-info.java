/// Tests of the reporting service, and what they share.
@NullMarked
package clinic.meridian.reporting;

import org.jspecify.annotations.NullMarked;
