package clinic.meridian.booking;

import clinic.meridian.contracts.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;

/// The topics of the services that are not here.
@TestComponent
class OtherTopics {

    OtherTopics(@Value("${meridian.kafka.bootstrap-servers}") String kafka)
            throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            admin.createTopics(List.of(
                            new NewTopic(Topics.TREATMENT_EVENTS, 3, (short) 1),
                            new NewTopic(Topics.REPORTING_EVENTS, 3, (short) 1)))
                    .all()
                    .get();
        }
    }
}
