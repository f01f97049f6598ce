package clinic.meridian.booking.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.ReceivedRecords;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.TestDesk.Answer;
import clinic.meridian.contracts.ClientState.ClientStateV1;
import clinic.meridian.contracts.EmailState;
import clinic.meridian.contracts.MailClass;
import clinic.meridian.contracts.ReminderEvent.ClientUnsubscribedV1;
import clinic.meridian.contracts.ReminderEvent.ReminderBouncedV1;
import clinic.meridian.contracts.ReminderKind;
import clinic.meridian.contracts.Topics;
import clinic.meridian.platform.security.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
class ClientApiIT {

    @Autowired
    TestDesk desk;

    @Autowired
    ReceivedRecords received;

    @Autowired
    JdbcClient jdbc;

    private final String family = "Test" + UUID.randomUUID().toString().replace("-", "");

    private UUID registered(String more) {
        return desk.post("/clients", """
                        {"givenName":"Zoë","familyName":"%s","email":"%s@example.com","phone":"+49 170 %s"%s}
                        """.formatted(family, family, number(), more))
                .expect(201)
                .id("clientId");
    }

    private String number() {
        return String.valueOf(1_000_000 + Math.floorMod(family.hashCode(), 8_000_000));
    }

    @Test
    void isRegisteredWithDefaults() {
        UUID client = registered("");

        Answer shown = desk.get("/clients/" + client).expect(200);

        assertThat(shown.text("language")).isEqualTo("de");
        assertThat(shown.text("emailState")).isEqualTo("UNVERIFIED");
        assertThat(shown.body().path("preferences").path("reminders").asBoolean())
                .isTrue();
        assertThat(shown.body()
                        .path("preferences")
                        .path("recall")
                        .path("granted")
                        .asBoolean())
                .isFalse();
        assertThat(shown.response().getHeader("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void givesConsentInEitherForm() {
        UUID plain = registered(",\"preferences\":{\"recall\":true}");
        UUID worded = registered(",\"preferences\":{\"recall\":{\"granted\":true,\"wordingVersion\":\"7\"}}");

        assertThat(recall(plain))
                .isEqualTo("{\"granted\":true,\"grantedAt\":\"2026-03-02T07:00:00Z\",\"wordingVersion\":\"1\"}");
        assertThat(recall(worded)).contains("\"wordingVersion\":\"7\"");
        desk.put("/clients/" + worded + "/preferences", "{\"recall\":false,\"reminders\":false}")
                .expect(200);
        assertThat(recall(worded)).isEqualTo("{\"granted\":false}");
    }

    private String recall(UUID client) {
        return desk.get("/clients/" + client)
                .body()
                .path("preferences")
                .path("recall")
                .toString();
    }

    @Test
    void isFoundByNameTelephoneAndAddress() {
        UUID client = registered("");

        assertThat(found(family)).containsExactly(client.toString());
        assertThat(found("zoe " + family.substring(0, 12))).containsExactly(client.toString());
        assertThat(found(family.toUpperCase(Locale.ROOT) + "@EXAMPLE.com")).containsExactly(client.toString());
        assertThat(found("0170 " + number())).contains(client.toString());
        assertThat(found("max " + family)).isEmpty();
        assertThat(found("x")).isEmpty();
    }

    private List<String> found(String query) {
        List<String> ids = new ArrayList<>();
        desk.send(HttpMethod.GET, "/clients", "", request -> request.queryParam("query", query), Role.FRONT_DESK)
                .expect(200)
                .body()
                .path("items")
                .forEach(item -> ids.add(item.path("clientId").asString()));
        return ids;
    }

    @Test
    void isFoundByHerNewNameAfterACorrection() {
        UUID client = registered("");
        String married = "New" + family;

        desk.put("/clients/" + client, "{\"givenName\":\"Zoë\",\"familyName\":\"%s\"}".formatted(married))
                .expect(200);

        assertThat(found(married)).containsExactly(client.toString());
        assertThat(found(family)).isEmpty();
        assertThat(desk.get("/clients/" + client).body().has("email")).isFalse();
    }

    @Test
    void isListedPageByPage() {
        registered("");
        Answer first = desk.get("/clients").expect(200);
        assertThat(first.body().path("items")).isNotEmpty();
        if (first.body().has("next")) {
            Answer second = desk.get("/clients?next=" + first.text("next")).expect(200);
            assertThat(second.body().path("items"))
                    .doesNotContainAnyElementsOf(first.body().path("items"));
        }
    }

    @Test
    void stopsMailsWithOneClickAndIsFlaggedWhenTheyBounce() {
        UUID client = registered(",\"preferences\":{\"recall\":true}");
        UUID reminder = UUID.randomUUID();

        desk.publish(new ClientUnsubscribedV1(reminder.toString(), client.toString(), MailClass.RECALL), reminder, 0);
        desk.publish(
                new ClientUnsubscribedV1(reminder.toString(), client.toString(), MailClass.REMINDERS), reminder, 1);
        desk.publish(
                new ReminderBouncedV1(
                        reminder.toString(),
                        client.toString(),
                        ReminderKind.APPOINTMENT_REMINDER,
                        true,
                        "5.1.1",
                        Instant.parse("2026-03-02T07:00:00Z")),
                reminder,
                2);

        await().untilAsserted(() ->
                assertThat(desk.get("/clients/" + client).text("emailState")).isEqualTo("BOUNCED"));
        Answer shown = desk.get("/clients/" + client);
        assertThat(shown.body().path("preferences").path("reminders").asBoolean())
                .isFalse();
        assertThat(recall(client)).isEqualTo("{\"granted\":false}");
        assertThat(jdbc.sql(
                                "SELECT convert_from(metadata, 'UTF8') FROM event WHERE aggregate_id = ? AND sequence_number = 2")
                        .param(client.toString())
                        .query(String.class)
                        .single())
                .contains("LINK");
        desk.put("/clients/" + client, "{\"givenName\":\"Z\",\"familyName\":\"Z\",\"email\":\"z@example.com\"}")
                .expect(200);
        assertThat(desk.get("/clients/" + client).text("emailState")).isEqualTo("UNVERIFIED");
    }

    @Test
    void isToldToTheOthersAsAState() {
        UUID client = registered(",\"language\":\"en\"");

        await().untilAsserted(() -> assertThat(received.of(Topics.BOOKING_CLIENTS, client.toString()))
                .last()
                .isInstanceOfSatisfying(ClientStateV1.class, state -> {
                    assertThat(state.familyName()).isEqualTo(family);
                    assertThat(state.language()).isEqualTo("en");
                    assertThat(state.emailState()).isEqualTo(EmailState.UNVERIFIED);
                }));
    }
}
