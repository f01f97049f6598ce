package clinic.meridian.reporting;

import clinic.meridian.platform.testing.ClinicTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/// An integration test of this service with a real PostgreSQL, Kafka and SMTP server. All share one service, one clock
/// and one mailbox: use ids and addresses of your own.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClinicTest
@Import(Mailbox.Config.class)
public @interface ReportingTest {}
