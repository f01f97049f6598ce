/// Health that tells the truth about the pipeline.
@NullMarked
package clinic.meridian.platform.health;

import org.jspecify.annotations.NullMarked;
