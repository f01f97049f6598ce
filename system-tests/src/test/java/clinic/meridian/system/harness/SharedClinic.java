package clinic.meridian.system.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/// The tests of this class take turns with others in one clinic, which is handed to them as a parameter of type
/// [TestClinic]. What they find in it may come from the others; its time only goes forward.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ClinicExtension.class)
@ResourceLock("the shared clinic")
public @interface SharedClinic {}
