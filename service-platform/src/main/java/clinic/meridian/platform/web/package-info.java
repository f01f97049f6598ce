/// What every HTTP answer of a service has in common: problem documents, limits, correlation ids, conditional requests.
@NullMarked
package clinic.meridian.platform.web;

import org.jspecify.annotations.NullMarked;
