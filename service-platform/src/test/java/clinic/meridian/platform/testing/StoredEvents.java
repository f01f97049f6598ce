package clinic.meridian.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.platform.event.DataSubject;
import clinic.meridian.platform.event.DomainEvent;
import clinic.meridian.platform.event.EventCatalogue;
import clinic.meridian.platform.event.PersonalData;
import clinic.meridian.platform.eventstore.NamedEventSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;

/// What every stored event of a service must keep to. The bytes of one sample each are pinned in
/// `src/test/resources/golden/<name>.<revision>.json`; `-Dgolden.write` writes those files anew.
public final class StoredEvents {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Pattern FILE = Pattern.compile("(.+)\\.(\\d+)\\.json");
    private static final boolean WRITING = System.getProperty("golden.write") != null;

    private final EventCatalogue catalogue;
    private final NamedEventSerializer serializer;

    public StoredEvents(EventCatalogue catalogue) {
        this.catalogue = catalogue;
        this.serializer = new NamedEventSerializer(catalogue);
    }

    /// There is a sample of each event and of nothing else.
    public void areAllAmong(Collection<?> samples) {
        assertThat(samples.stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Set.copyOf(catalogue.types()));
    }

    /// The service, a dot, and the event's class name in kebab-case.
    public void isNamedAfterItsServiceAndWhatHappened(String service, Class<?> type) {
        String what = type.getSimpleName().replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);

        assertThat(name(type).name()).isEqualTo(service + "." + what);
    }

    /// The sample is stored in the bytes of its golden file, and what that file says is the sample.
    public void isStoredAsTheGoldenFileSays(Object sample) {
        DomainEvent name = name(sample.getClass());
        Path file = GOLDEN.resolve(name.name() + "." + name.revision() + ".json");
        byte[] stored = serializer.serialize(sample, byte[].class).getData();
        if (WRITING) {
            write(file, stored);
        }

        assertThat(file).hasBinaryContent(stored);
        assertThat(read(file)).isEqualTo(sample);
    }

    /// Every golden file is of an event that exists, in a revision that it had, and can be read today.
    public void areReadFromEveryGoldenFile() {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(read(file)).isNotNull());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whoever is told about is named where something about her is personal; and every text is either marked as
    /// personal or one of those that only ever hold codes and ids. Marks count on the event itself only.
    ///
    /// @param codes names of text fields without free text; those that end in `Id` are ids
    public void marksWhatIsPersonal(Class<?> type, Set<String> codes) {
        List<RecordComponent> components = Arrays.asList(type.getRecordComponents());
        List<String> subjects = components.stream()
                .filter(component -> component.getAccessor().isAnnotationPresent(DataSubject.class))
                .map(RecordComponent::getName)
                .toList();
        boolean personal = components.stream().anyMatch(StoredEvents::isPersonal);
        List<String> unmarked = new ArrayList<>();
        components.stream()
                .filter(component -> !isPersonal(component))
                .forEach(component -> addTexts(component, codes, unmarked));

        if (personal) {
            assertThat(subjects).containsExactly("clientId");
        }
        assertThat(unmarked).as("texts that are neither personal nor codes").isEmpty();
    }

    private static boolean isPersonal(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(PersonalData.class);
    }

    private static void addTexts(RecordComponent component, Set<String> codes, List<String> found) {
        for (Class<?> type : typesIn(component.getGenericType())) {
            if (type == String.class
                    && !codes.contains(component.getName())
                    && !component.getName().endsWith("Id")) {
                found.add(component.getName());
            } else if (type.isRecord()) {
                for (RecordComponent part : type.getRecordComponents()) {
                    assertThat(isPersonal(part)).as("a mark inside %s", type).isFalse();
                    addTexts(part, codes, found);
                }
            }
        }
    }

    /// The class, or what a list or a map of it holds.
    private static List<Class<?>> typesIn(Type type) {
        return switch (type) {
            case Class<?> plain -> List.of(plain);
            case java.lang.reflect.ParameterizedType generic ->
                Stream.of(generic.getActualTypeArguments())
                        .flatMap(argument -> typesIn(argument).stream())
                        .toList();
            default -> List.of();
        };
    }

    private static DomainEvent name(Class<?> type) {
        DomainEvent name = type.getAnnotation(DomainEvent.class);
        if (name == null) {
            throw new AssertionError(type + " has no name");
        }
        return name;
    }

    private Object read(Path file) {
        Matcher named = FILE.matcher(file.getFileName().toString());
        assertThat(named.matches()).as(file.toString()).isTrue();
        assertThat(catalogue.typeNamed(named.group(1))).as(file.toString()).isPresent();
        try {
            return serializer.deserialize(new SimpleSerializedObject<>(
                    Files.readAllBytes(file), byte[].class, new SimpleSerializedType(named.group(1), named.group(2))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(GOLDEN);
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
