/// A believable clinic: planned whole from a seed, then lived day by day through the services' own APIs.
@NullMarked
package clinic.meridian.local.demo;

import org.jspecify.annotations.NullMarked;
