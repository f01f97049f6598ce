package clinic.meridian.system.badinput;

import clinic.meridian.system.harness.Answer;
import clinic.meridian.system.harness.Service;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A method and a pattern of addresses for which a service says that it has an answer.
record Mapping(Service service, String method, String pattern) {
    private static final String VARIABLE = "\\{[^/}]+}";

    /// What is for machines beside the service, and not for who works with it.
    private static final List<String> OTHERS = List.of("/error", "/actuator", "/local/");

    /// The mappings of a service for which there is no endpoint.
    ///
    /// @param told what the service says of itself
    static Stream<Mapping> leftOut(Service service, Answer told, List<Endpoint> endpoints) {
        var all = told.json().findValues("requestMappingConditions").stream()
                .flatMap(conditions -> of(service, conditions))
                .filter(mapping -> OTHERS.stream().noneMatch(mapping.pattern()::startsWith))
                .toList();
        if (all.isEmpty()) {
            throw new AssertionError("Nothing can be asked: " + told);
        }
        var met = new HashSet<Mapping>();
        for (var endpoint : endpoints) {
            all.stream()
                    .filter(mapping -> mapping.answers(endpoint))
                    .min(Comparator.comparingInt(Mapping::variables))
                    .ifPresent(met::add);
        }
        return all.stream().filter(mapping -> !met.contains(mapping));
    }

    private static Stream<Mapping> of(Service service, JsonNode conditions) {
        return conditions
                .path("patterns")
                .valueStream()
                .flatMap(pattern -> conditions
                        .path("methods")
                        .valueStream()
                        .map(method -> new Mapping(service, method.asString(), pattern.asString())));
    }

    private boolean answers(Endpoint endpoint) {
        return endpoint.service() == service
                && endpoint.method().equals(method)
                && endpoint.address().matches(pattern.replaceAll(VARIABLE, "[^/]+"));
    }

    private int variables() {
        return pattern.split(VARIABLE, -1).length;
    }
}
