package clinic.meridian.booking;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.appointment.AppointmentEvent;
import clinic.meridian.booking.appointment.HoldEvent;
import clinic.meridian.booking.appointment.HoldProjection;
import clinic.meridian.booking.appointment.VisitProjection;
import clinic.meridian.booking.catalogue.CatalogueEvent;
import clinic.meridian.booking.catalogue.CatalogueProjection;
import clinic.meridian.booking.client.ClientEvent;
import clinic.meridian.booking.client.ClientProjection;
import clinic.meridian.booking.location.LocationEvent;
import clinic.meridian.booking.location.LocationProjection;
import clinic.meridian.booking.practitioner.PractitionerEvent;
import clinic.meridian.booking.practitioner.PractitionerProjection;
import clinic.meridian.booking.series.SeriesEvent;
import clinic.meridian.booking.series.SeriesProjection;
import clinic.meridian.booking.waitlist.WaitlistEvent;
import clinic.meridian.booking.waitlist.WaitlistProjection;
import clinic.meridian.platform.event.EventCatalogue;
import clinic.meridian.platform.eventstore.NamedEventSerializer;
import clinic.meridian.platform.testing.StoredEvents;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every event of this service must have: a name, a pinned form at rest, marks on what is personal, and somebody
/// who hears it. That each is published or not is decided by an exhaustive switch.
class EveryEventTest {

    /// Hold codes only, checked where they come in.
    private static final Set<String> CODES =
            Set.of("service", "language", "wordingVersion", "reasonCode", "waiverCode", "overrideCode");

    private static final List<Class<?>> LISTENERS = List.of(
            VisitProjection.class,
            HoldProjection.class,
            SeriesProjection.class,
            WaitlistProjection.class,
            LocationProjection.class,
            PractitionerProjection.class,
            CatalogueProjection.class,
            ClientProjection.class);

    private static final EventCatalogue CATALOGUE = new EventCatalogue(List.of(
            ClientEvent.class,
            LocationEvent.class,
            PractitionerEvent.class,
            CatalogueEvent.class,
            AppointmentEvent.class,
            HoldEvent.class,
            SeriesEvent.class,
            WaitlistEvent.class));

    private final StoredEvents events = new StoredEvents(CATALOGUE);

    static Stream<Class<?>> types() {
        return CATALOGUE.types().stream();
    }

    /// Those about a client.
    static Stream<Class<?>> typesAboutClients() {
        return types().filter(type -> Stream.of(
                        ClientEvent.class,
                        AppointmentEvent.class,
                        HoldEvent.class,
                        SeriesEvent.class,
                        WaitlistEvent.class)
                .anyMatch(vocabulary -> vocabulary.isAssignableFrom(type)));
    }

    static Stream<Object> samples() {
        return EventSamples.all().stream();
    }

    @Test
    void hasASample() {
        events.areAllAmong(EventSamples.all());
    }

    @ParameterizedTest
    @MethodSource("types")
    void isNamedAfterItsServiceAndWhatHappened(Class<?> type) {
        events.isNamedAfterItsServiceAndWhatHappened("booking", type);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isStoredAsTheGoldenFileSays(Object event) {
        events.isStoredAsTheGoldenFileSays(event);
    }

    @Test
    void isReadFromItsGoldenFile() {
        events.areReadFromEveryGoldenFile();
    }

    @ParameterizedTest
    @MethodSource("types")
    void isHeard(Class<?> type) {
        assertThat(LISTENERS.stream()
                        .flatMap(listener -> Arrays.stream(listener.getDeclaredMethods()))
                        .filter(method -> method.isAnnotationPresent(EventHandler.class))
                        .filter(method -> method.getParameterTypes()[0].isAssignableFrom(type)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("typesAboutClients")
    void marksWhatIsPersonalAndWhose(Class<?> type) {
        events.marksWhatIsPersonal(type, CODES);
    }

    @Test
    void leavesOutWhatIsAbsent() {
        NamedEventSerializer serializer = new NamedEventSerializer(CATALOGUE);

        SerializedObject<byte[]> stored = serializer.serialize(EventSamples.barelyBooked(), byte[].class);

        assertThat(new String(stored.getData(), StandardCharsets.UTF_8))
                .doesNotContain("null")
                .doesNotContain("seriesId");
        assertThat(serializer.<byte[], Object>deserialize(stored)).isEqualTo(EventSamples.barelyBooked());
    }
}
