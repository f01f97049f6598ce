/// The first page: how the day stands.
@NullMarked
package clinic.meridian.reporting.overview;

import org.jspecify.annotations.NullMarked;
