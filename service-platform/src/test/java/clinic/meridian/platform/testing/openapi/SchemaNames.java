package clinic.meridian.platform.testing.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Names of schemas. What a controller or another record nests is named after that, since several have a `Listed` of
/// their own; how the code is divided into classes is not told.
final class SchemaNames extends TypeNameResolver {

    private static final Pattern TECHNICAL =
            Pattern.compile("(Controller|Forms|Answer|Body|View|Table|Event|Planner)$");

    private final Map<String, Class<?>> named = new HashMap<>();

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        if (!type.getName().startsWith("clinic.meridian.")) {
            return super.nameForClass(type, options);
        }
        String name = name(type);
        assertThat(named.merge(name, type, (first, second) -> first))
                .as("two schemas would be called %s", name)
                .isEqualTo(type);
        return name;
    }

    private static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        if (outer == null || outer.getSimpleName().startsWith("When")) {
            return type.getSimpleName();
        }
        return joined(TECHNICAL.matcher(outer.getSimpleName()).replaceFirst(""), type.getSimpleName());
    }

    /// `CancellationPolicy` and `PolicyBody` are `CancellationPolicyBody`.
    private static String joined(String owner, String name) {
        for (int overlap = Math.min(owner.length(), name.length()); overlap > 0; overlap--) {
            boolean wordEnds = overlap == name.length() || Character.isUpperCase(name.charAt(overlap));
            if (wordEnds && owner.endsWith(name.substring(0, overlap))) {
                return owner + name.substring(overlap);
            }
        }
        return owner + name;
    }
}
