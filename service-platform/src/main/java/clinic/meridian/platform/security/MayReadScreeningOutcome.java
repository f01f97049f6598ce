package clinic.meridian.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/// Row *screening outcome*, reading: CLEAR, CAUTION and so on with its validity, never the answers.
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAnyRole('FRONT_DESK', 'PRACTITIONER', 'MANAGER', 'ADMIN')")
public @interface MayReadScreeningOutcome {}
