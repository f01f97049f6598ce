package clinic.meridian.platform.eventstore;

import clinic.meridian.platform.event.DomainEvent;
import clinic.meridian.platform.event.EventCatalogue;
import clinic.meridian.platform.event.UnknownEventName;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes events as plain JSON under their logical names. It has a mapper of its own, so that no setting for
/// the web can change stored bytes. An unknown name is an error here, where Axon's own serializers would skip
/// the event.
public final class NamedEventSerializer extends Jackson3Serializer {

    private static final String METADATA = MetaData.class.getName();

    private final EventCatalogue catalogue;

    public NamedEventSerializer(EventCatalogue catalogue) {
        super(builder().jsonMapperBuilderCustomizer(NamedEventSerializer::storedForm));
        this.catalogue = catalogue;
    }

    /// The form of events at rest: ISO-8601 times, properties in the order of the record, unknown fields are an
    /// error (an upcaster must deal with them).
    static void storedForm(JsonMapper.Builder mapper) {
        mapper.disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .changeDefaultPropertyInclusion(
                        v -> v.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL));
    }

    @Override
    public SerializedType typeForClass(@SuppressWarnings("rawtypes") Class type) {
        @SuppressWarnings("unchecked")
        Class<?> checked = type;
        return catalogue
                .nameOf(checked)
                .<SerializedType>map(NamedEventSerializer::typeOf)
                .orElseGet(() -> super.typeForClass(type));
    }

    private static SerializedType typeOf(DomainEvent event) {
        return new SimpleSerializedType(event.name(), Integer.toString(event.revision()));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (SimpleSerializedType.emptyType().equals(type) || METADATA.equals(type.getName())) {
            return super.classForType(type);
        }
        return catalogue.typeNamed(type.getName()).orElseThrow(() -> new UnknownEventName(type.getName()));
    }
}
