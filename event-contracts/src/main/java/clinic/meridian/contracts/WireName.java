package clinic.meridian.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The name and major version under which a message travels: `booking.session-booked`, 1 is the CloudEvents type
/// `booking.session-booked.v1`. It outlives every class name.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WireName {

    String name();

    int version();
}
