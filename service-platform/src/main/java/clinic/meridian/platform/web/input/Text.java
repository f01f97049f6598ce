package clinic.meridian.platform.web.input;

import jakarta.validation.Constraint;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Free text, possibly of several lines; not blank. Null is accepted.
@Documented
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@Size
@Pattern(regexp = "(?s).*\\S.*")
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Text {
    /// Characters at most.
    @OverridesAttribute(constraint = Size.class, name = "max")
    int max() default 2000;

    String message() default "must be text of 1 to {max} characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
