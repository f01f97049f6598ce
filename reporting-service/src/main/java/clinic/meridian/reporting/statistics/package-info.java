/// How sure a figure is.
@NullMarked
package clinic.meridian.reporting.statistics;

import org.jspecify.annotations.NullMarked;
