/// A small application of only the web platform, with a controller for every sort of input; no database, no Kafka.
@NullMarked
package clinic.meridian.websample;

import org.jspecify.annotations.NullMarked;
