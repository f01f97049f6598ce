package clinic.meridian.contracts;

import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The JSON Schema (2020-12) of every message, derived from its record. A schema forbids no further properties:
/// readers ignore what they do not know.
final class Schemas {

    private record LocalTimes(String format, String pattern) {}

    /// JSON Schema's own `time` and `date-time` demand an offset. These formats stand in OpenAPI's registry; validators
    /// that do not know them go by the pattern.
    private static final Map<Class<?>, LocalTimes> LOCAL_TIMES = Map.of(
            LocalTime.class, new LocalTimes("time-local", "^\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?$"),
            LocalDateTime.class,
                    new LocalTimes("date-time-local", "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?$"));

    private static final SchemaGenerator GENERATOR = generator();

    private Schemas() {}

    static JsonNode of(Class<? extends ContractMessage> message) {
        return GENERATOR.generateSchema(message);
    }

    private static SchemaGenerator generator() {
        var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.ADDITIONAL_FIXED_TYPES, Option.STANDARD_FORMATS, Option.DEFINITIONS_FOR_ALL_OBJECTS);
        config.forTypesInGeneral()
                .withPropertySorter((_, _) -> 0)
                .withTitleResolver(scope -> title(scope.getType().getErasedType()))
                .withDescriptionResolver(scope -> DocComments.OF_THE_CONTRACTS
                        .of(scope.getType().getErasedType())
                        .orElse(null))
                .withCustomDefinitionProvider((type, context) -> {
                    var node = context.getGeneratorConfig().createObjectNode();
                    var local = LOCAL_TIMES.get(type.getErasedType());
                    if (local != null) {
                        node.put("type", "string").put("format", local.format()).put("pattern", local.pattern());
                    } else if (type.isInstanceOf(Map.class)) {
                        node.put("type", "object")
                                .putObject("additionalProperties")
                                .put("type", "string");
                    } else {
                        return null;
                    }
                    return new CustomDefinition(node, true);
                });
        config.forFields()
                .withRequiredCheck(field -> !isNullable(field))
                .withDescriptionResolver(field -> field.isFakeContainerItemScope()
                        ? null
                        : DocComments.OF_THE_CONTRACTS
                                .of(field.getDeclaringType().getErasedType(), field.getName())
                                .orElse(null));
        return new SchemaGenerator(config.build());
    }

    private static @Nullable String title(Class<?> type) {
        return ContractMessage.class.isAssignableFrom(type)
                ? ContractEvents.typeOf(type.asSubclass(ContractMessage.class))
                : null;
    }

    private static boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
