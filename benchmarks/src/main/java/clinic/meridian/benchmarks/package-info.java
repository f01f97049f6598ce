/// Figures of a clinic under load, each beside the limit that was measured in the same run.
@NullMarked
package clinic.meridian.benchmarks;

import org.jspecify.annotations.NullMarked;
