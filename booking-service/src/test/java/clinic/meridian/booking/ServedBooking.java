package clinic.meridian.booking;

import clinic.meridian.platform.testing.ServedClinicTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/// An integration test of the whole service behind its real port, with a [TestDesk] and a [TestClinic] to set things
/// up.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServedClinicTest
@Import({OtherTopics.class, TestDesk.class, TestClinic.class})
public @interface ServedBooking {}
