/// The description of a service's HTTP API: drawn up from the code, compared with the one that is committed.
@NullMarked
package clinic.meridian.platform.testing.openapi;

import org.jspecify.annotations.NullMarked;
