/// Courses of visits and how far they have come.
@NullMarked
package clinic.meridian.reporting.series;

import org.jspecify.annotations.NullMarked;
