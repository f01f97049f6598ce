package clinic.meridian.system.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// The tests of this class have a clinic to themselves, which is handed to them as a parameter of type [TestClinic];
/// they
/// may damage it.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ClinicExtension.class)
public @interface OwnClinic {
    /// Names the clinic in messages.
    String value();
}
