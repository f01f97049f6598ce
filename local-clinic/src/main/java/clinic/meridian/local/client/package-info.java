/// How a program outside of the services uses a running clinic: as a signed-in person, and as the keeper of its
/// clock.
@NullMarked
package clinic.meridian.local.client;

import org.jspecify.annotations.NullMarked;
