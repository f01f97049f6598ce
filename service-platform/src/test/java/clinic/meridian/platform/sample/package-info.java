/// A service as small as can be: rooms that are opened and renamed. It consumes what it publishes.
@NullMarked
package clinic.meridian.platform.sample;

import org.jspecify.annotations.NullMarked;
