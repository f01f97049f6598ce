/// What this service has heard from booking: visits, places, people. Facts may arrive twice, late or never.
@NullMarked
package clinic.meridian.session.visit;

import org.jspecify.annotations.NullMarked;
