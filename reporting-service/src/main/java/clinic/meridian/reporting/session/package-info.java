/// What happened in the treatment room, as far as figures need it.
@NullMarked
package clinic.meridian.reporting.session;

import org.jspecify.annotations.NullMarked;
