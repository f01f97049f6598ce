/// What only the local profile offers: moving clinic time, looking at parked records.
@NullMarked
package clinic.meridian.platform.local;

import org.jspecify.annotations.NullMarked;
