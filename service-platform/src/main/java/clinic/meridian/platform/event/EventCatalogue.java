package clinic.meridian.platform.event;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All domain events of a service by their logical name, found by walking its sealed vocabularies.
public final class EventCatalogue {

    private final Map<String, Class<?>> typesByName = new TreeMap<>();
    private final Map<Class<?>, DomainEvent> namesByType = new HashMap<>();

    /// @throws IllegalStateException when an event has no [DomainEvent] or shares its name with another
    public EventCatalogue(Collection<Class<?>> sealedVocabularies) {
        sealedVocabularies.stream().flatMap(EventCatalogue::leaves).distinct().forEach(this::add);
    }

    private void add(Class<?> type) {
        DomainEvent event = type.getAnnotation(DomainEvent.class);
        if (event == null) {
            throw new IllegalStateException(type.getName() + " is an event without a @DomainEvent name");
        }
        Class<?> other = typesByName.putIfAbsent(event.name(), type);
        if (other != null) {
            throw new IllegalStateException(event.name() + " names both " + other.getName() + " and " + type.getName());
        }
        namesByType.put(type, event);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        if (!type.isSealed()) {
            return Stream.of(type);
        }
        return Stream.of(type.getPermittedSubclasses()).flatMap(EventCatalogue::leaves);
    }

    public Optional<Class<?>> typeNamed(String name) {
        return Optional.ofNullable(typesByName.get(name));
    }

    /// The name and revision of an event class of this service, if it is one.
    public Optional<DomainEvent> nameOf(Class<?> type) {
        return Optional.ofNullable(namesByType.get(type));
    }

    public Collection<Class<?>> types() {
        return java.util.List.copyOf(typesByName.values());
    }
}
