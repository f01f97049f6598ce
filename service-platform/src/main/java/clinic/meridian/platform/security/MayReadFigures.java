package clinic.meridian.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/// Row *dashboards, exports, reminder log*, figures. A practitioner sees her own only: the handler asks [SignedIn].
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAnyRole('PRACTITIONER', 'MANAGER', 'ADMIN')")
public @interface MayReadFigures {}
