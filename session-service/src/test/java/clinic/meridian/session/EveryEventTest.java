package clinic.meridian.session;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.platform.event.DataSubject;
import clinic.meridian.platform.event.DomainEvent;
import clinic.meridian.platform.event.EventCatalogue;
import clinic.meridian.platform.event.PersonalData;
import clinic.meridian.platform.eventstore.NamedEventSerializer;
import clinic.meridian.platform.publishing.Publication;
import clinic.meridian.platform.publishing.WireJson;
import clinic.meridian.session.consent.ConsentEvent;
import clinic.meridian.session.consent.ConsentProjection;
import clinic.meridian.session.publishing.TreatmentPublishing;
import clinic.meridian.session.screening.ScreeningEvent;
import clinic.meridian.session.screening.ScreeningProjection;
import clinic.meridian.session.sideeffect.SideEffectEvent;
import clinic.meridian.session.sideeffect.SideEffectProjection;
import clinic.meridian.session.treatment.SessionProjection;
import clinic.meridian.session.treatment.TreatmentEvent;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every event of this service must have: a name, a pinned form at rest, a decision whether it is
/// published, and somebody who hears it.
class EveryEventTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final boolean WRITING = System.getProperty("golden.write") != null;

    /// Free text has no place in a field of this name unless it is marked as personal.
    private static final Set<String> TELLING =
            Set.of("note", "reasonNote", "text", "reason", "signedName", "provider", "foundWhere", "answers");

    private static final List<Class<?>> LISTENERS = List.of(
            ScreeningProjection.class, ConsentProjection.class, SessionProjection.class, SideEffectProjection.class);

    private static final EventCatalogue CATALOGUE = new EventCatalogue(
            List.of(ScreeningEvent.class, ConsentEvent.class, TreatmentEvent.class, SideEffectEvent.class));

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
        assertThat(EventSamples.all().stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Set.copyOf(CATALOGUE.types()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void isNamedAfterItsServiceAndWhatHappened(Class<?> type) {
        String name = type.getAnnotation(DomainEvent.class).name();
        String expected =
                type.getSimpleName().replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);

        assertThat(name).isEqualTo("treatment." + expected);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isStoredAsTheGoldenFileSays(Object event) throws IOException {
        DomainEvent name = event.getClass().getAnnotation(DomainEvent.class);
        Path file = GOLDEN.resolve(name.name() + "." + name.revision() + ".json");
        byte[] stored = serializer.serialize(event, byte[].class).getData();
        if (WRITING) {
            Files.createDirectories(GOLDEN);
            Files.write(file, stored);
        }

        assertThat(file).hasBinaryContent(stored);
        Object read = serializer.deserialize(
                new SimpleSerializedObject<>(stored, byte[].class, name.name(), Integer.toString(name.revision())));
        assertThat(read).isEqualTo(event);
    }

    @Test
    void hasNoGoldenFileLeftOver() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("\\.\\d+\\.json$", "")))
                    .allMatch(name -> CATALOGUE.typeNamed(name).isPresent());
        }
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
        RecordComponent[] components = type.getRecordComponents();
        boolean personal =
                Arrays.stream(components).anyMatch(c -> c.getAccessor().isAnnotationPresent(PersonalData.class));
        List<String> subjects = Arrays.stream(components)
                .filter(c -> c.getAccessor().isAnnotationPresent(DataSubject.class))
                .map(RecordComponent::getName)
                .toList();

        assertThat(subjects).containsExactly("clientId");
        assertThat(Arrays.stream(components)
                        .filter(c -> TELLING.contains(c.getName()))
                        .filter(c -> !c.getAccessor().isAnnotationPresent(PersonalData.class)))
                .as("free text that nobody marked, personal elsewhere: %s", personal)
                .isEmpty();
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
