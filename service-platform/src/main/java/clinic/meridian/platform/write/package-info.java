/// One request that changes something is one database transaction: once only, retried, or undone whole.
@NullMarked
package clinic.meridian.platform.write;

import org.jspecify.annotations.NullMarked;
