package clinic.meridian.websample;

import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.LocalOperator;
import clinic.meridian.platform.security.MayBook;
import clinic.meridian.platform.security.MayEnter;
import clinic.meridian.platform.security.MayManage;
import clinic.meridian.platform.security.Public;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.input.Id;
import clinic.meridian.platform.web.input.Name;
import clinic.meridian.platform.web.input.StatedTime;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SampleController {

    enum SampleRefusal implements RefusalReason {
        SLOT_TAKEN(RefusalKind.CONFLICT, "This time is taken"),
        NOT_SUITABLE(RefusalKind.RULE, "Not suitable");

        private final RefusalKind kind;
        private final String title;

        SampleRefusal(RefusalKind kind, String title) {
            this.kind = kind;
            this.title = title;
        }

        @Override
        public RefusalKind kind() {
            return kind;
        }

        @Override
        public String title() {
            return title;
        }
    }

    @MayBook
    @PostMapping("/api/v1/samples")
    ResponseEntity<Sample> post(@Valid @RequestBody Sample sample) {
        return ResponseEntity.status(201).eTag(ExpectedVersion.etag(1)).body(sample);
    }

    @MayEnter
    @GetMapping("/api/v1/samples/{id}")
    Map<String, Object> get(
            @PathVariable @Id String id,
            @RequestParam LocalDate day,
            @RequestParam(defaultValue = "10") @Max(500) int limit,
            @RequestParam(required = false) Sample.@Nullable Side side,
            @RequestParam(required = false) @Nullable StatedTime since) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", id);
        answer.put("day", day);
        answer.put("limit", limit);
        answer.put("side", side);
        answer.put("since", since);
        return answer;
    }

    @MayBook
    @PutMapping("/api/v1/samples/{id}")
    ResponseEntity<Void> put(@PathVariable String id, ExpectedVersion expected) {
        expected.check(7, "anna", Instant.parse("2026-11-24T09:30:00Z"));
        return ResponseEntity.noContent().build();
    }

    record Form(@NotNull @Name String name, @NotNull LocalDate day) {}

    @MayBook
    @PostMapping("/forms")
    ResponseEntity<String> form(@Valid Form form) {
        return ResponseEntity.ok(form.name());
    }

    @MayManage
    @GetMapping("/api/v1/managed")
    String managed() {
        return "managed";
    }

    @MayEnter
    @GetMapping({"/api/v1/who", "/who"})
    Map<String, Object> who(Actor actor, SignedIn person) {
        return Map.of("actor", actor, "person", person);
    }

    @MayBook
    @PostMapping("/api/v1/who")
    ResponseEntity<Actor> post(Actor actor) {
        return ResponseEntity.ok(actor);
    }

    @MayEnter
    @GetMapping("/csrf")
    Map<String, String> csrf(CsrfToken token) {
        return Map.of("header", token.getHeaderName(), "token", token.getToken());
    }

    @LocalOperator
    @GetMapping("/local/ping")
    String ping() {
        return "pong";
    }

    @Public
    @GetMapping("/not-opened")
    String openButNotReachable() {
        return "nobody sees this without signing in";
    }

    @Public
    @PostMapping("/c/{token}/cancel")
    ResponseEntity<String> byLink(@PathVariable String token) {
        return ResponseEntity.ok("cancelled");
    }

    /// Fails in the way that is asked for.
    @MayEnter
    @GetMapping({"/api/v1/fail/{how}", "/fail/{how}"})
    String fail(@PathVariable String how) throws SQLException {
        switch (how) {
            case "refused" ->
                throw new Refused(
                        SampleRefusal.SLOT_TAKEN,
                        "Room 2 is taken from 10:00 to 11:25.",
                        Map.of("conflicts", List.of(Map.of("resource", "room:2"))));
            case "rule" -> throw new Refused(SampleRefusal.NOT_SUITABLE, "Not today.");
            case "transaction" ->
                throw new CannotCreateTransactionException("secret host db1", new SQLException("secret"));
            case "connection" -> throw new CannotGetJdbcConnectionException("secret", new SQLException("secret"));
            case "timeout" ->
                throw new QueryTimeoutException("secret", new SQLException("terminating connection", "25P04"));
            case "shutdown" -> throw new IllegalStateException(new SQLException("secret", "57P01"));
            case "gone" -> throw new SQLException("secret", "08006");
            case "data" -> throw new DataIntegrityViolationException("secret", new SQLException("secret", "22008"));
            default -> throw new IllegalStateException("secret: the client is called Ada");
        }
    }
}
