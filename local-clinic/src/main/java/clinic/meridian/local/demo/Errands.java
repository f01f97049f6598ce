package clinic.meridian.local.demo;

import clinic.meridian.local.ClinicTrouble;
import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import clinic.meridian.local.client.ClinicHttp;
import clinic.meridian.local.client.ServiceRefusal;
import clinic.meridian.local.client.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes the calls of the plan, each as the person that it names, and keeps the ids that the services give. May be used
/// by several threads.
final class Errands {
    /// What one service has not heard from another yet; it will in a moment.
    private static final Set<String> MATTERS_OF_TIME =
            Set.of("not-known-yet", "not-checked-in", "screening-missing", "clearance-missing");
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final LocalClinic clinic;
    private final Tokens tokens;
    private final Map<Caller, ClinicHttp> callers = new ConcurrentHashMap<>();
    private final Map<Id, String> ids = new ConcurrentHashMap<>();

    private record Caller(String user, Part service) {}

    Errands(LocalClinic clinic, Tokens tokens) {
        this.clinic = clinic;
        this.tokens = tokens;
    }

    /// @throws ClinicTrouble when the service does anything but what the plan says
    void run(Call call) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                keepIds(call, make(call));
                return;
            } catch (ServiceRefusal refusal) {
                if (refusal.reason().equals(call.refusal())) {
                    return;
                }
                if (!MATTERS_OF_TIME.contains(refusal.reason()) || System.nanoTime() > deadline) {
                    throw new ClinicTrouble("The demo did not go as planned: " + refusal.getMessage(), refusal);
                }
                pause();
            }
        }
    }

    private JsonNode make(Call call) {
        var path = call.target() == null ? call.path() : call.path().replace("{}", known(call.target()));
        var answer = callers.computeIfAbsent(new Caller(call.user(), call.service()), this::caller)
                .post(path, filledIn(call.body()));
        if (call.refusal() != null) {
            throw new ClinicTrouble("The demo did not go as planned: " + path + " should have been refused with "
                    + call.refusal() + ".");
        }
        return answer;
    }

    private ClinicHttp caller(Caller caller) {
        return new ClinicHttp(clinic.url(caller.service()), () -> tokens.of(caller.user()));
    }

    private void keepIds(Call call, JsonNode answer) {
        call.yields().forEach((pointer, id) -> {
            var given = answer.at(pointer);
            if (!given.isString()) {
                throw new ClinicTrouble("The answer to " + call.path() + " has no id at " + pointer + ": " + answer);
            }
            ids.put(id, given.stringValue());
        });
    }

    private String known(Id id) {
        var given = ids.get(id);
        if (given == null) {
            throw new IllegalStateException("The plan asks for " + id + " before it exists");
        }
        return given;
    }

    private @Nullable Object filledIn(@Nullable Object value) {
        return switch (value) {
            case Id id -> known(id);
            case Map<?, ?> map -> filledIn(map);
            case List<?> list -> {
                var filled = new ArrayList<@Nullable Object>();
                list.forEach(each -> filled.add(filledIn(each)));
                yield filled;
            }
            case null, default -> value;
        };
    }

    private Map<Object, @Nullable Object> filledIn(Map<?, ?> map) {
        var filled = new LinkedHashMap<Object, @Nullable Object>();
        map.forEach((key, each) -> filled.put(key, filledIn(each)));
        return filled;
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClinicTrouble("The demo was interrupted", e);
        }
    }
}
