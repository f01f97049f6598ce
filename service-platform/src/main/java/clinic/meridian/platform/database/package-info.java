/// The three database roles, advisory locks and what is retried.
@NullMarked
package clinic.meridian.platform.database;

import org.jspecify.annotations.NullMarked;
