package clinic.meridian.platform.testing.openapi;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.ComposedSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a record says by being one of ours: a component that is not `@Nullable` is always there, its `@param`
/// line is what it means, and where a bare text will do in place of the object, either may be sent.
final class RecordSchemas implements ModelConverter {

    private final SourceWords words;

    RecordSchemas(SourceWords words) {
        this.words = words;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
        if (schema == null || !raw.isRecord() || !raw.getName().startsWith("clinic.meridian.")) {
            return schema;
        }
        defined(schema, context).ifPresent(model -> describe(raw, model));
        return isTextToo(raw) ? new ComposedSchema().oneOf(List.of(new StringSchema(), schema)) : schema;
    }

    private static Optional<Schema<?>> defined(Schema<?> schema, ModelConverterContext context) {
        String reference = schema.get$ref();
        if (reference == null) {
            return Optional.of(schema);
        }
        return Optional.ofNullable(context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1)));
    }

    private void describe(Class<?> type, Schema<?> model) {
        @SuppressWarnings("rawtypes")
        Map<String, Schema> properties = model.getProperties();
        if (properties == null) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            Schema<?> property = properties.get(component.getName());
            if (property != null && property.get$ref() == null) {
                words.of(type, component.getName()).ifPresent(property::setDescription);
            }
        }
        List<String> required = required(type).filter(properties::containsKey).toList();
        model.setRequired(required.isEmpty() ? null : required);
        words.of(type).ifPresent(model::setDescription);
    }

    /// What is always there, also in records that are written as part of this one.
    private static Stream<String> required(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? required(component.getType())
                        : Stream.of(component.getName()));
    }

    private static boolean isTextToo(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.isAnnotationPresent(JsonCreator.class)
                        && method.getAnnotation(JsonCreator.class).mode() == JsonCreator.Mode.DELEGATING
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}));
    }
}
