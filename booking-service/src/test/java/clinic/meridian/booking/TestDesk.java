package clinic.meridian.booking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import clinic.meridian.contracts.ContractEvents;
import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.contracts.EnvelopeHeaders;
import clinic.meridian.platform.publishing.WireJson;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.TestUsers;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who may do everything, at the API and at the other end of Kafka.
@TestComponent
public class TestDesk implements DisposableBean {

    private static final JsonMapper JSON = WireJson.mapper();

    private final MockMvc mvc;
    private final KafkaProducer<String, byte[]> producer;

    TestDesk(MockMvc mvc, @Value("${meridian.kafka.bootstrap-servers}") String kafka) {
        this.mvc = mvc;
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /// An answer of the API.
    public record Answer(int status, JsonNode body, MockHttpServletResponse response) {

        public Answer expect(int expected) {
            assertThat(status).as(body.toString()).isEqualTo(expected);
            return this;
        }

        public Answer expect(int expected, String reason) {
            expect(expected);
            assertThat(text("reason")).as(body.toString()).isEqualTo(reason);
            return this;
        }

        public String text(String field) {
            return body.path(field).asString("");
        }

        public UUID id(String field) {
            return UUID.fromString(text(field));
        }
    }

    public Answer get(String path) {
        return send(HttpMethod.GET, path, "", r -> {}, Role.values());
    }

    public Answer post(String path, String body) {
        return send(HttpMethod.POST, path, body, r -> {}, Role.values());
    }

    public Answer put(String path, String body) {
        return send(HttpMethod.PUT, path, body, r -> {}, Role.values());
    }

    public Answer as(Role role, HttpMethod method, String path, String body) {
        return send(method, path, body, r -> {}, role);
    }

    /// @param path after `/api/v1`
    public Answer send(
            HttpMethod method,
            String path,
            String body,
            Consumer<MockHttpServletRequestBuilder> change,
            Role... roles) {
        MockHttpServletRequestBuilder request =
                request(method, "/api/v1" + path).with(TestUsers.bearer("anna", roles));
        if (!body.isEmpty()) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        change.accept(request);
        try {
            MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
            String text = response.getContentAsString(UTF_8);
            return new Answer(response.getStatus(), JSON.readTree(text.startsWith("{") ? text : "{}"), response);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /// Sends what another service would publish.
    public void publish(ContractMessage message, UUID aggregateId, long sequence) {
        String type = ContractEvents.typeOf(message.getClass());
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                ContractEvents.topicOf(message.getClass()), message.topicKey(), JSON.writeValueAsBytes(message));
        Map.of(
                        EnvelopeHeaders.ID,
                        UUID.randomUUID().toString(),
                        EnvelopeHeaders.TYPE,
                        type,
                        EnvelopeHeaders.SOURCE,
                        type.startsWith("treatment") ? "session-service" : "reporting-service",
                        EnvelopeHeaders.SPEC_VERSION,
                        EnvelopeHeaders.SPEC_VERSION_1_0,
                        EnvelopeHeaders.SUBJECT,
                        "session/" + aggregateId,
                        EnvelopeHeaders.TIME,
                        "2026-03-02T07:00:00Z",
                        EnvelopeHeaders.AGGREGATE_ID,
                        aggregateId.toString(),
                        EnvelopeHeaders.SEQUENCE,
                        Long.toString(sequence),
                        EnvelopeHeaders.BY,
                        "mei",
                        EnvelopeHeaders.CHANNEL,
                        "PAGE")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        record.headers()
                .add(
                        EnvelopeHeaders.CORRELATION_ID,
                        UUID.randomUUID().toString().getBytes(UTF_8));
        record.headers().add(EnvelopeHeaders.CONTENT_TYPE, EnvelopeHeaders.JSON.getBytes(UTF_8));
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void destroy() {
        producer.close();
    }
}
