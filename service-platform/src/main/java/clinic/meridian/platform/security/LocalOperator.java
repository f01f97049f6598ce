package clinic.meridian.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/// The operator of a local clinic, who knows its `MERIDIAN_LOCAL_SECRET`: handlers under `/local`.
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasRole('LOCAL_OPERATOR')")
public @interface LocalOperator {}
