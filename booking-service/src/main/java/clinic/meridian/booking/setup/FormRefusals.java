package clinic.meridian.booking.setup;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.shell.PageFormats;
import clinic.meridian.platform.web.input.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/// Turns what a form was refused for into the same form again, with everything that was typed and the reason in words.
@Component
class FormRefusals {

    /// Fields beside which a refusal stands, by its reason.
    private static final Map<String, String> FIELDS = Map.of(
            "room-name-taken", "name",
            "username-taken", "username",
            "service-unknown", "services",
            "location-unknown", "at",
            "closure-empty", "to",
            "closure-too-long", "to",
            "absence-empty", "to",
            "absence-too-long", "to",
            "policy-backdated", "validFrom");

    private final PageFormats show;

    FormRefusals(PageFormats show) {
        this.show = show;
    }

    /// The form is named by the last part of the address that it was sent to.
    static String formOf(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// A part of the address that the handler knew as a path variable.
    static UUID id(HttpServletRequest request, String variable) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return UUID.fromString(Objects.toString(variables instanceof Map<?, ?> map ? map.get(variable) : null));
    }

    static int status(RuntimeException refusal) {
        return refusal instanceof Refused refused ? refused.reason().kind().status() : HttpStatus.BAD_REQUEST.value();
    }

    /// @param what was changed by somebody else: "Mitte"
    Typed typed(RuntimeException refusal, HttpServletRequest request, String what, ZoneId zone) {
        Typed typed = Typed.into(formOf(request), request.getParameterMap());
        return switch (refusal) {
            case InvalidInput wrong -> typed.with(wrong);
            case Refused refused
            when refused.reason().kind() == RefusalKind.STALE -> typed.with(stale(refused, what, zone), true);
            case Refused refused -> {
                String field = FIELDS.get(refused.reason().code());
                yield field == null
                        ? typed.with(refused.reason().title() + ". " + refused.detail(), false)
                        : typed.with(InvalidInput.field(field, refused.detail()));
            }
            default -> throw refusal;
        };
    }

    private String stale(Refused refused, String what, ZoneId zone) {
        String when = refused.facts().get("changedAt") instanceof Instant at ? " on " + show.dayAndTime(at, zone) : "";
        return refused.facts().getOrDefault("changedBy", "Somebody") + " changed " + what + when
                + ", after you opened this page. Nothing of yours is saved yet and all of it is still here: look at what"
                + " stands now, then save again.";
    }
}
