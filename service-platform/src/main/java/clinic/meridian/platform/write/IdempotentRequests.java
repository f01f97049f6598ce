package clinic.meridian.platform.write;

import clinic.meridian.platform.database.Retries;
import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/// The `Idempotency-Key` of a request: per user and path, for a day, the same key and body get the same answer
/// and have one effect, also when the first answer was lost on its way or the process died after the commit.
/// The row that remembers the answer commits with the effect. A repetition is rare, so nobody looks for one first:
/// it does the work again, meets the row or what the work did, is undone, and gets the answer of the first. So does
/// the second of two at the same time.
///
/// Remembered are successes and rule refusals (422). A conflict (409), a stale form (412) or a failure is not,
/// since the same request may succeed later. The same key with another body is refused (422
/// `idempotency-key-reused`).
@Component
class IdempotentRequests {

    static final String HEADER = "Idempotency-Key";
    private static final int MAX_KEY_LENGTH = 255;
    private static final List<String> KEPT_HEADERS = List.of(HttpHeaders.ETAG, HttpHeaders.LOCATION);

    private final IdempotentRequestTable table;
    private final JsonMapper json;

    IdempotentRequests(IdempotentRequestTable table, JsonMapper json) {
        this.table = table;
        this.json = json;
    }

    @Nullable
    Object run(TransactionTemplate transaction, Supplier<@Nullable Object> work) {
        Optional<IdempotentRequest> request = present();
        if (request.isEmpty()) {
            return transaction.execute(status -> work.get());
        }
        return once(request.get(), transaction, work);
    }

    private @Nullable Object once(
            IdempotentRequest request, TransactionTemplate transaction, Supplier<@Nullable Object> work) {
        try {
            return transaction.execute(status -> remembered(request, work.get()));
        } catch (RuntimeException failure) {
            // What was in its way may be the effect of the same request.
            boolean maybeRepeated =
                    failure instanceof AlreadyAnswered || failure instanceof Refused || Retries.lostToRival(failure);
            Optional<RememberedAnswer> earlier = maybeRepeated ? earlier(request, transaction) : Optional.empty();
            if (earlier.isPresent()) {
                return replay(request, earlier.get());
            }
            if (failure instanceof AlreadyAnswered) {
                transaction.executeWithoutResult(status -> table.forgetExpired(request));
                return once(request, transaction, work);
            }
            if (failure instanceof Refused refused && refused.reason().kind() == RefusalKind.RULE) {
                rememberRefusal(request, transaction, refused);
            }
            throw failure;
        }
    }

    private @Nullable Object remembered(IdempotentRequest request, @Nullable Object answer) {
        if (!(answer instanceof ResponseEntity<?> entity)
                || !entity.getStatusCode().is2xxSuccessful()) {
            return answer;
        }
        RememberedAnswer remembered = asRemembered(request, entity);
        table.remember(request, remembered);
        return inTheSameBytes(remembered, entity.getHeaders());
    }

    private Optional<RememberedAnswer> earlier(IdempotentRequest request, TransactionTemplate transaction) {
        Optional<RememberedAnswer> earlier = transaction.execute(status -> table.find(request));
        return earlier == null ? Optional.empty() : earlier;
    }

    /// The refused transaction is gone with all it wrote; its answer is kept in one of its own.
    private void rememberRefusal(IdempotentRequest request, TransactionTemplate transaction, Refused refused) {
        RememberedAnswer answer = new RememberedAnswer(
                request.bodyHash(),
                refused.reason().kind().status(),
                Map.of(),
                json.writeValueAsString(RememberedRefusal.of(refused)));
        try {
            transaction.executeWithoutResult(status -> {
                table.forgetExpired(request);
                table.remember(request, answer);
            });
        } catch (AlreadyAnswered rival) {
            // His answer is kept; both tell the truth.
        }
    }

    private Object replay(IdempotentRequest request, RememberedAnswer earlier) {
        if (!request.sameBody(earlier)) {
            throw new Refused(
                    RequestRefusal.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key was used for another request to this path. Use a new key for a new request.");
        }
        if (earlier.status() == RefusalKind.RULE.status()) {
            throw json.readValue(earlier.body(), RememberedRefusal.class).again();
        }
        HttpHeaders headers = new HttpHeaders();
        earlier.headers().forEach(headers::set);
        return inTheSameBytes(earlier, headers);
    }

    /// The first answer as well as its repetitions: the JSON as it is remembered, written once.
    private static ResponseEntity<?> inTheSameBytes(RememberedAnswer answer, HttpHeaders headers) {
        ResponseEntity.BodyBuilder built =
                ResponseEntity.status(answer.status()).headers(headers);
        return answer.body().isEmpty()
                ? built.build()
                : built.contentType(MediaType.APPLICATION_JSON).body(answer.body());
    }

    private RememberedAnswer asRemembered(IdempotentRequest request, ResponseEntity<?> entity) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            String value = entity.getHeaders().getFirst(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        String body = entity.getBody() == null ? "" : json.writeValueAsString(entity.getBody());
        return new RememberedAnswer(request.bodyHash(), entity.getStatusCode().value(), headers, body);
    }

    private static Optional<IdempotentRequest> present() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return Optional.empty();
        }
        HttpServletRequest request = attributes.getRequest();
        String key = request.getHeader(HEADER);
        if (key == null) {
            return Optional.empty();
        }
        if (key.isBlank() || key.length() > MAX_KEY_LENGTH) {
            throw new Refused(
                    RequestRefusal.IDEMPOTENCY_KEY_MALFORMED,
                    "An Idempotency-Key has 1 to " + MAX_KEY_LENGTH + " characters.");
        }
        String user = request.getRemoteUser() == null ? "" : request.getRemoteUser();
        return Optional.of(new IdempotentRequest(user, request.getRequestURI(), key, RequestBodyHash.of(request)));
    }
}
