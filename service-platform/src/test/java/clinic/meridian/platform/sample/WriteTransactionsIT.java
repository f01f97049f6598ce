package clinic.meridian.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.ClinicTest;
import clinic.meridian.platform.testing.TestUsers;
import clinic.meridian.platform.write.AnswersExpire;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ClinicTest
class WriteTransactionsIT {

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RoomController controller;

    @Autowired
    AnswersExpire expiry;

    private final String id = UUID.randomUUID().toString();
    private final String key = UUID.randomUUID().toString();

    @Test
    void theSameKeyAndBodyHaveOneEffectAndOneAnswer() throws Exception {
        MockHttpServletResponse first = send("", named("Blue " + id), key);
        MockHttpServletResponse second = send("", named("Blue " + id), key);

        assertThat(first.getStatus()).isEqualTo(201);
        assertThat(second.getStatus()).isEqualTo(201);
        assertThat(second.getContentAsString()).isEqualTo(first.getContentAsString());
        assertThat(second.getHeader("ETag")).isEqualTo("\"0\"");
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() throws Exception {
        send("", named("Green " + id), key);

        assertThat(send("", named("Red " + id), key).getStatus()).isEqualTo(422);
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void aRuleRefusalIsRememberedAndRepeatedInTheSameWords() throws Exception {
        send("", named("Grey " + id), null);

        MockHttpServletResponse first = send("/rename-twice", named(""), key);
        MockHttpServletResponse second = send("/rename-twice", named(""), key);

        assertThat(first.getStatus()).isEqualTo(422);
        assertThat(second.getContentAsString()).isEqualTo(first.getContentAsString());
        assertThat(events()).as("the first of the two renames is undone too").isEqualTo(1);
    }

    @Test
    void anAnswerIsRememberedForADay() throws Exception {
        send("", named("Pink " + id), null);
        send("/rename-twice", named("Rose " + id), key);
        send("/rename-twice", named("Rose " + id), key);
        assertThat(events()).as("repeated").isEqualTo(3);

        jdbc.sql("UPDATE idempotent_request SET created_at = created_at - interval '1 day' WHERE key = ?")
                .param(key)
                .update();
        send("/rename-twice", named("Rose " + id), key);
        send("/rename-twice", named("Rose " + id), key);

        assertThat(events()).as("done once more, and then repeated").isEqualTo(5);
    }

    @Test
    void aRefusalIsRememberedForADay() throws Exception {
        send("", named("Lilac " + id), null);
        send("/rename-twice", named(""), key);

        jdbc.sql("UPDATE idempotent_request SET created_at = created_at - interval '1 day' WHERE key = ?")
                .param(key)
                .update();
        send("/rename-twice", named(""), key);

        assertThat(jdbc.sql("SELECT created_at > now() - interval '1 hour' FROM idempotent_request WHERE key = ?")
                        .param(key)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void answersAreRemovedAfterTheirDay() throws Exception {
        send("", named("Olive " + id), key);
        String other = UUID.randomUUID().toString();
        send("/rename-twice", named("Olive again " + id), other);
        jdbc.sql("UPDATE idempotent_request SET created_at = created_at - interval '1 day' WHERE key = ?")
                .param(key)
                .update();

        expiry.removeExpired();

        assertThat(jdbc.sql("SELECT key FROM idempotent_request WHERE key IN (?, ?)")
                        .params(key, other)
                        .query((row, n) -> row.getString(1))
                        .list())
                .containsExactly(other);
    }

    @Test
    void twoAtOnceWithOneKeyHaveOneEffect() throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(8)) {
            List<Future<MockHttpServletResponse>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(both.submit(() -> send("", named("Black " + id), key)));
            }
            for (Future<MockHttpServletResponse> answer : answers) {
                assertThat(answer.get().getStatus()).isEqualTo(201);
            }
        }
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void aRequestThatLostToARivalIsDoneAgainFromItsStart() throws Exception {
        controller.loseTo(2);

        assertThat(send("", named("White " + id), key).getStatus()).isEqualTo(201);
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void aRequestThatAlwaysLosesIsAskedToComeBack() throws Exception {
        controller.loseTo(100);

        MockHttpServletResponse answer = send("", named("Gold " + id), key);

        controller.loseTo(0);
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isNotNull();
        assertThat(events()).isZero();
        assertThat(send("", named("Gold " + id), key).getStatus())
                .as("a failure is not remembered")
                .isEqualTo(201);
    }

    private MockHttpServletResponse send(String path, String body, @Nullable String idempotencyKey) throws Exception {
        MockHttpServletRequestBuilder request = post("/api/v1/rooms/" + id + path)
                .with(TestUsers.bearer("anna", Role.ADMIN))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return http.perform(request).andReturn().getResponse();
    }

    private static String named(String name) {
        return "{\"name\": \"" + name + "\"}";
    }

    private long events() {
        return jdbc.sql("SELECT count(*) FROM event WHERE aggregate_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }
}
