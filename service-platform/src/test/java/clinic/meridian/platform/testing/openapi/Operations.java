package clinic.meridian.platform.testing.openapi;

import clinic.meridian.platform.security.Public;
import clinic.meridian.platform.web.ExpectedVersion;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/// What a handler says about itself: who may call it, by which status it answers, which headers it heeds, how
/// it refuses.
final class Operations implements OperationCustomizer {

    private static final Pattern ROLE = Pattern.compile("[A-Z_]{4,}");
    private static final Map<String, String> STATUSES = Map.of("created", "201", "accepted", "202", "noContent", "204");
    private static final Map<String, String> DESCRIPTIONS =
            Map.of("200", "Done", "201", "Created", "202", "Accepted", "204", "Done; there is nothing more to say");

    private final SourceWords words;
    private final Map<Class<?>, JavaClass> code = new HashMap<>();

    Operations(SourceWords words) {
        this.words = words;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        Class<?> controller = handler.getBeanType();
        Method method = handler.getMethod();
        String about = controller.getSimpleName().replaceFirst("Controller$", "");
        operation.setTags(List.of(kebab(about)));
        operation.setOperationId(decapitalised(about) + capitalised(method.getName()));
        operation.setSummary(capitalised(spaced(about)) + ": " + spaced(method.getName()));
        operation.setDescription(
                Stream.concat(words.ofMethod(controller, method.getName()).stream(), Stream.of(who(controller, method)))
                        .collect(Collectors.joining(" ")));
        boolean changes = changes(method);
        if (changes) {
            operation.addParametersItem(
                    header(
                            "Idempotency-Key",
                            "Under the same key and body a repeated request gets the first one's answer and has no further effect"));
        }
        boolean versioned = Arrays.asList(method.getParameterTypes()).contains(ExpectedVersion.class);
        if (versioned) {
            operation.addParametersItem(
                    header(HttpHeaders.IF_MATCH, "The ETag on which the change is based; left out, any state will do"));
        }
        if (AnnotatedElementUtils.hasAnnotation(method, Public.class)) {
            operation.setSecurity(List.of());
        }
        operation.setResponses(responses(operation.getResponses(), handler, changes, versioned));
        return operation;
    }

    private ApiResponses responses(ApiResponses found, HandlerMethod handler, boolean changes, boolean versioned) {
        ApiResponses responses = new ApiResponses();
        ApiResponse good = found.get("200");
        if (good != null && good.getContent() != null) {
            good.getContent().forEach((type, content) -> {
                if (type.startsWith("text/")) {
                    content.schema(new StringSchema());
                }
            });
        }
        Answers answers = answers(handler.getMethod(), handler.getBeanType());
        for (String status : answers.statuses()) {
            ApiResponse response = new ApiResponse().description(DESCRIPTIONS.get(status));
            if (answers.etag()) {
                response.addHeaderObject(
                        HttpHeaders.ETAG,
                        new Header()
                                .description("Names the state that is answered")
                                .schema(new StringSchema()));
            }
            if (good != null && !status.equals("204")) {
                response.content(good.getContent());
            }
            responses.addApiResponse(status, response);
        }
        List<String> refusals = new ArrayList<>(List.of("400", "401", "403", "404"));
        if (AnnotatedElementUtils.hasAnnotation(handler.getMethod(), Public.class)) {
            refusals.removeAll(List.of("401", "403"));
        }
        if (changes) {
            refusals.addAll(List.of("409", "422"));
        }
        if (versioned) {
            refusals.add("412");
        }
        refusals.add("default");
        refusals.forEach(status -> responses.addApiResponse(
                status, new ApiResponse().$ref("#/components/responses/" + ApiDescription.PROBLEM)));
        return responses;
    }

    /// @param etag whether the answer has one
    private record Answers(Set<String> statuses, boolean etag) {}

    /// The ways of success that are in the handler's code, or in what it calls beside it.
    private Answers answers(Method method, Class<?> controller) {
        JavaClass type = code.computeIfAbsent(
                controller,
                beside -> new ClassFileImporter().importPackagesOf(beside).get(beside));
        Set<String> calls = new LinkedHashSet<>();
        Set<JavaMethod> seen = new LinkedHashSet<>();
        type.getMethods().stream()
                .filter(candidate -> candidate.reflect().equals(method))
                .forEach(candidate -> collect(candidate, seen, calls));
        Set<String> statuses = new TreeSet<>();
        STATUSES.forEach((call, status) -> {
            if (calls.contains(call)) {
                statuses.add(status);
            }
        });
        return new Answers(statuses.isEmpty() ? Set.of("200") : statuses, calls.contains("eTag"));
    }

    private static void collect(JavaMethod method, Set<JavaMethod> seen, Set<String> calls) {
        if (!seen.add(method)) {
            return;
        }
        for (JavaMethodCall call : method.getMethodCallsFromSelf()) {
            if (call.getTargetOwner().getName().startsWith(ResponseEntity.class.getName())) {
                calls.add(call.getName());
            } else if (isBeside(call, method)) {
                call.getTarget().resolveMember().ifPresent(own -> collect(own, seen, calls));
            }
        }
    }

    private static boolean isBeside(JavaMethodCall call, JavaMethod method) {
        return call.getTargetOwner().equals(method.getOwner())
                || (call.getTargetOwner()
                                .getPackageName()
                                .equals(method.getOwner().getPackageName())
                        && call.getTarget().getRawReturnType().isEquivalentTo(ResponseEntity.class));
    }

    private static boolean changes(Method method) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        return mapping != null
                && !Arrays.asList(mapping.method()).contains(RequestMethod.GET)
                && mapping.method().length > 0;
    }

    private static String who(Class<?> controller, Method method) {
        if (AnnotatedElementUtils.hasAnnotation(method, Public.class)) {
            return "Open to anybody who has the address.";
        }
        PreAuthorize rule = AnnotatedElementUtils.findMergedAnnotation(method, PreAuthorize.class);
        if (rule == null) {
            rule = AnnotatedElementUtils.findMergedAnnotation(controller, PreAuthorize.class);
        }
        return rule == null
                ? ""
                : "For "
                        + ROLE.matcher(rule.value())
                                .results()
                                .map(MatchResult::group)
                                .collect(Collectors.joining(", ")) + ".";
    }

    private static HeaderParameter header(String name, String description) {
        HeaderParameter header = new HeaderParameter();
        header.name(name).description(description).schema(new StringSchema());
        return header;
    }

    private static String spaced(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static String kebab(String camelCase) {
        return spaced(camelCase).replace(' ', '-');
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String decapitalised(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
