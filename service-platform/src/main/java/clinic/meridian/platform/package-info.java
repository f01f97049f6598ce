/// How a Meridian service runs: what every service shares and none of the clinic's own words.
@NullMarked
package clinic.meridian.platform;

import org.jspecify.annotations.NullMarked;
