/// Keeps the parts of a local clinic running as child processes, and finds them again after its own death.
@NullMarked
package clinic.meridian.local.supervisor;

import org.jspecify.annotations.NullMarked;
