package clinic.meridian.reporting.reminder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.contracts.MailChannel;
import clinic.meridian.contracts.MailClass;
import clinic.meridian.contracts.ReminderKind;
import clinic.meridian.platform.event.DomainEvent;
import clinic.meridian.platform.event.EventCatalogue;
import clinic.meridian.reporting.ReportingTest;
import clinic.meridian.reporting.reminder.ReminderEvent.ClientUnsubscribed;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderMoved;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderScheduled;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderSent;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderSuppressed;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/// The bytes in which events are kept: one file an event and revision, which must stay readable for ever.
@ReportingTest
class GoldenReminderEventsIT {

    private static final Instant DUE = Instant.parse("2026-04-30T08:00:00Z");
    private static final ReminderKind KIND = ReminderKind.MAINTENANCE_REMINDER;

    private static final List<ReminderEvent> EVENTS = List.of(
            new ReminderScheduled(
                    "m-1",
                    ReminderKind.APPOINTMENT_REMINDER,
                    "v-1",
                    "2026-05-01T10:00:00+02:00",
                    MailChannel.EMAIL,
                    "c-1",
                    "L1",
                    "v-1",
                    DUE,
                    Why.MAINTENANCE_DUE),
            new ReminderMoved("m-1", KIND, "c-1", DUE, Why.QUIET_HOURS),
            new ReminderSuppressed("m-1", KIND, "c-1", Why.VISIT_BOOKED),
            new ReminderSent("m-1", KIND, "c-1", "2026-04-30", MailChannel.EMAIL, "c-1", "L1", DUE),
            new ClientUnsubscribed("m-1", KIND, "c-1", MailClass.RECALL, DUE));

    @Autowired
    @Qualifier("eventSerializer")
    Serializer serializer;

    @Autowired
    EventCatalogue catalogue;

    @Test
    void isKeptInTheseBytes() throws IOException {
        for (ReminderEvent event : EVENTS) {
            SerializedObject<String> stored = serializer.serialize(event, String.class);
            assertThat(stored.getData()).as(file(event)).isEqualTo(golden(event));
        }
    }

    @Test
    void isReadFromTheseBytes() throws IOException {
        for (ReminderEvent event : EVENTS) {
            DomainEvent name = event.getClass().getAnnotation(DomainEvent.class);
            Object read = serializer.deserialize(new SimpleSerializedObject<>(
                    golden(event), String.class, name.name(), Integer.toString(name.revision())));
            assertThat(read).isEqualTo(event);
        }
    }

    @Test
    void everyEventHasItsFile() {
        assertThat(EVENTS.stream().map(Object::getClass).map(type -> (Object) type))
                .containsExactlyInAnyOrderElementsOf(catalogue.types());
    }

    private static String golden(ReminderEvent event) throws IOException {
        try (InputStream file = GoldenReminderEventsIT.class.getResourceAsStream(file(event))) {
            assertThat(file).as(file(event)).isNotNull();
            return new String(file.readAllBytes(), UTF_8).strip();
        }
    }

    private static String file(ReminderEvent event) {
        DomainEvent name = event.getClass().getAnnotation(DomainEvent.class);
        return "/golden/" + name.name() + "." + name.revision() + ".json";
    }
}
