package clinic.meridian.session;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.platform.event.DataSubject;
import clinic.meridian.platform.event.EventCatalogue;
import clinic.meridian.platform.eventstore.NamedEventSerializer;
import clinic.meridian.platform.publishing.Publication;
import clinic.meridian.platform.publishing.WireJson;
import clinic.meridian.platform.testing.StoredEvents;
import clinic.meridian.session.consent.ConsentEvent;
import clinic.meridian.session.consent.ConsentProjection;
import clinic.meridian.session.publishing.TreatmentPublishing;
import clinic.meridian.session.screening.ScreeningEvent;
import clinic.meridian.session.screening.ScreeningProjection;
import clinic.meridian.session.sideeffect.SideEffectEvent;
import clinic.meridian.session.sideeffect.SideEffectProjection;
import clinic.meridian.session.treatment.SessionProjection;
import clinic.meridian.session.treatment.TreatmentEvent;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every event of this service must have: a name, a pinned form at rest, a decision whether it is
/// published, and somebody who hears it.
class EveryEventTest {

    /// Hold codes and what stands on a packet of needles, never free text about somebody.
    private static final Set<String> CODES = Set.of(
            "service", "zone", "reasonCode", "code", "site", "checks", "point", "technique", "brand", "lot", "field");

    private static final List<Class<?>> LISTENERS = List.of(
            ScreeningProjection.class, ConsentProjection.class, SessionProjection.class, SideEffectProjection.class);

    private static final EventCatalogue CATALOGUE = new EventCatalogue(
            List.of(ScreeningEvent.class, ConsentEvent.class, TreatmentEvent.class, SideEffectEvent.class));

    private final StoredEvents events = new StoredEvents(CATALOGUE);
    private final NamedEventSerializer serializer = new NamedEventSerializer(CATALOGUE);
    private final TreatmentPublishing publishing = new TreatmentPublishing();

    static Stream<Class<?>> types() {
        return CATALOGUE.types().stream();
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
        events.isNamedAfterItsServiceAndWhatHappened("treatment", type);
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
    @MethodSource("types")
    void marksWhatIsPersonalAndWhose(Class<?> type) {
        events.marksWhatIsPersonal(type, CODES);
        assertThat(Arrays.stream(type.getRecordComponents())
                        .filter(component -> component.getAccessor().isAnnotationPresent(DataSubject.class))
                        .map(RecordComponent::getName))
                .containsExactly("clientId");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void saysNothingPersonalOutside(Object event) {
        String published = WireJson.mapper().writeValueAsString(messages(event));

        assertThat(published).doesNotContain(EventSamples.PERSONAL).doesNotContain("PREGNANCY");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isPublishedUnderItsClientOrNotAtAll(Object event) {
        assertThat(messages(event))
                .allSatisfy(
                        message -> assertThat(message.topicKey()).isEqualTo("c7f2b6a0-1c7b-4b44-8a51-9a3f60d10003"));
    }

    @Test
    void thoseForTheTreatmentRoomAloneStayInside() {
        assertThat(samples()
                        .filter(event -> messages(event).isEmpty())
                        .map(event -> event.getClass().getSimpleName()))
                .containsExactlyInAnyOrder(
                        "ConsentGiven",
                        "ConsentWithdrawn",
                        "AssessmentRecorded",
                        "PreparationRecorded",
                        "SessionHandedOver",
                        "RecordAmended");
    }

    @Test
    void keepsWhatIsStoredReadableByPeople() {
        byte[] stored = serializer
                .serialize(EventSamples.all().getFirst(), byte[].class)
                .getData();

        assertThat(new String(stored, StandardCharsets.UTF_8)).contains("\"screenedAt\":\"2026-11-23T09:15:30Z\"");
    }

    private List<ContractMessage> messages(Object event) {
        Publication publication = publishing.decide(new GenericDomainEventMessage<>("Aggregate", "id", 0, event));
        return publication instanceof Publication.Outgoing(List<ContractMessage> messages) ? messages : List.of();
    }
}
