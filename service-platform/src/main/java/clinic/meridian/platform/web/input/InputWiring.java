package clinic.meridian.platform.web.input;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/// How JSON, paths, queries and forms are read, and how JSON is written: what is unknown or of the wrong type is
/// refused
/// rather than guessed, times are ISO-8601, nulls are left out of answers.
@Configuration(proxyBeanMethods = false)
@Import(JsonBodies.class)
public class InputWiring implements WebMvcConfigurer {

    @Bean
    @Order
    JsonMapperBuilderCustomizer strictJson() {
        return json -> json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        coercion -> coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfigDefaults(
                        coercion -> coercion.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail))
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .changeDefaultPropertyInclusion(v -> v.withValueInclusion(JsonInclude.Include.NON_NULL))
                .addModule(times());
    }

    private static SimpleModule times() {
        SimpleModule module = new SimpleModule("meridian-input");
        add(module, LocalDate.class, "a date such as 2026-11-24", IsoTimes::date);
        add(module, LocalTime.class, "a time of day such as 09:30", IsoTimes::time);
        add(module, LocalDateTime.class, "a local date and time such as 2026-11-24T09:30", IsoTimes::local);
        add(module, OffsetDateTime.class, "a date and time with offset", IsoTimes::offset);
        add(module, Instant.class, "a date and time with offset", IsoTimes::instant);
        add(module, StatedTime.class, "a date and time such as 2026-11-24T09:30", IsoTimes::stated);
        add(module, ZoneId.class, "a time zone such as Europe/Berlin", IsoTimes::zone);
        module.addDeserializer(Double.class, new FiniteNumber(Double.class));
        module.addDeserializer(double.class, new FiniteNumber(double.class));
        return module;
    }

    private static <T> void add(SimpleModule module, Class<T> type, String expected, Function<String, T> reader) {
        module.addDeserializer(type, new TextValue<>(type, expected, reader));
    }

    /// The same readings for path and query.
    @Override
    public void addFormatters(FormatterRegistry registry) {
        convert(registry, LocalDate.class, IsoTimes::date);
        convert(registry, LocalTime.class, IsoTimes::time);
        convert(registry, LocalDateTime.class, IsoTimes::local);
        convert(registry, OffsetDateTime.class, text -> IsoTimes.offset(plus(text)));
        convert(registry, Instant.class, text -> IsoTimes.instant(plus(text)));
        convert(registry, StatedTime.class, text -> IsoTimes.stated(plus(text)));
        convert(registry, ZoneId.class, IsoTimes::zone);
    }

    /// A plus sign that was not escaped in a query arrives as a blank; no time has one.
    private static String plus(String text) {
        return text.replace(' ', '+');
    }

    private static <T> void convert(FormatterRegistry registry, Class<T> type, Function<String, T> reader) {
        registry.addConverter(String.class, type, new Reading<>(reader));
    }

    private record Reading<T>(Function<String, T> reader) implements Converter<String, @Nullable T> {
        /// A field left empty in a form or query is absent.
        @Override
        public @Nullable T convert(String text) {
            return text.isBlank() ? null : reader.apply(text.strip());
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new CleanRequests()).order(Ordered.HIGHEST_PRECEDENCE + 1);
    }
}
