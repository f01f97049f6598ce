/// A service that breaks each of the [clinic.meridian.platform.testing.HouseRules], so that they are known to bite.
@NullMarked
package clinic.meridian.untidy;

import org.jspecify.annotations.NullMarked;
