package clinic.meridian.booking;

import clinic.meridian.platform.testing.ClinicTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/// An integration test of the whole service, with a [TestDesk] and a [TestClinic] to talk to it.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClinicTest
@Import({OtherTopics.class, TestDesk.class, TestPages.class, TestClinic.class, ReceivedRecords.class})
public @interface DeskTest {}
