/// What may come in over HTTP: the limits of texts, numbers and dates, and how to say what is wrong with them.
@NullMarked
package clinic.meridian.platform.web.input;

import org.jspecify.annotations.NullMarked;
