package clinic.meridian.platform.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/// Seeds, or sizes, for a parameterized test that takes a `long` or an `int`: the first of them in every run, all of
/// them where everything is tested at full size (`./clinic test --all`).
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(Seeds.Given.class)
public @interface Seeds {
    long[] value();

    /// How many of them every run takes.
    int quick() default 1;

    /// See [Seeds].
    final class Given implements ArgumentsProvider, AnnotationConsumer<Seeds> {
        private long[] seeds = {};

        @Override
        public void accept(Seeds annotation) {
            int count =
                    "all".equals(System.getProperty("meridian.tests")) ? annotation.value().length : annotation.quick();
            seeds = Arrays.copyOf(annotation.value(), count);
        }

        @Override
        public Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context) {
            boolean ints = parameters.getFirst().orElseThrow().getParameterType() == int.class;
            return Arrays.stream(seeds).mapToObj(seed -> ints ? Arguments.of((int) seed) : Arguments.of(seed));
        }
    }
}
