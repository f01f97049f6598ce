package clinic.meridian.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/// Row *clients, appointments, series, waitlist, diary*, reading. A practitioner reads her own locations only: the
/// handler
/// asks [SignedIn#worksAt].
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAnyRole('FRONT_DESK', 'PRACTITIONER', 'MANAGER', 'ADMIN')")
public @interface MayReadBookings {}
