package clinic.meridian.local.demo;

import clinic.meridian.local.Part;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is asked of session-service, always by a practitioner. See `docs/api`.
final class TreatmentCalls {
    private static final String SESSIONS = "/api/v1/sessions/{}";
    /// The version of all consent forms that the clinic starts with.
    private static final int FORM_VERSION = 1;

    private TreatmentCalls() {}

    static Call screen(String user, Client client) {
        return call(
                        user,
                        "/api/v1/clients/{}/screenings",
                        Id.client(client.number()),
                        Map.of("answers", client.health().answers()))
                .yielding("/screeningId", Id.screening(client.number()));
    }

    static Call nothingChanged(String user, Client client) {
        return call(
                user,
                "/api/v1/clients/{}/screenings",
                Id.client(client.number()),
                Map.of("nothingChangedSince", Id.screening(client.number())));
    }

    static Call clear(String user, Client client, String provider, LocalDate validUntil) {
        return call(
                user,
                "/api/v1/clients/{}/clearances",
                Id.client(client.number()),
                Map.of("provider", provider, "note", "Letter seen, copy filed.", "validUntil", validUntil.toString()));
    }

    static Call consent(String user, Client client, String procedure) {
        return call(
                user,
                "/api/v1/clients/{}/consents",
                Id.client(client.number()),
                Map.of(
                        "procedure", procedure,
                        "formVersion", FORM_VERSION,
                        "signedName", client.givenName() + " " + client.familyName()));
    }

    static Call start(String user, int visit) {
        return Call.to(user, Part.SESSION, "/api/v1/sessions", null, Map.of("appointmentId", Id.visit(visit)))
                .yielding("/sessionId", Id.session(visit));
    }

    static Call assess(String user, int visit, String note, Concern concern) {
        return session(user, visit, "/assessment", Map.of("note", note, "concerns", List.of(concern.name())));
    }

    static Call prepare(String user, int visit) {
        return session(
                user,
                visit,
                "/preparation",
                Map.of(
                        "checks",
                        List.of(
                                "HANDS_CLEANED",
                                "CLEAN_FIELD",
                                "SKIN_CLEANED",
                                "STERILE_SINGLE_USE",
                                "SHARPS_CONTAINER")));
    }

    static Call insert(String user, int visit, List<Needle> needles, String lot) {
        return session(
                user,
                visit,
                "/needle-insertions",
                Map.of(
                        "needles",
                        needles.stream().map(needle -> needle.placed(lot)).toList()));
    }

    static Call rest(String user, int visit, int minutes) {
        return session(user, visit, "/rest", Map.of("minutes", minutes));
    }

    static Call remove(String user, int visit, List<Needle> needles) {
        return session(
                user,
                visit,
                "/needle-removals",
                Map.of("needles", needles.stream().map(Needle::counted).toList()));
    }

    static Call retain(String user, int visit, Needle needle, LocalDate followUp) {
        var body = new LinkedHashMap<>(needle.counted());
        body.put("removalInstructions", "Press tack behind the ear: pull it off with the plaster on the third day.");
        body.put("followUpDate", followUp.toString());
        return session(user, visit, "/retained-needles", body);
    }

    static Call addOn(String user, int visit, String code, int minutes) {
        return session(user, visit, "/add-ons", Map.of("code", code, "minutes", minutes));
    }

    static Call complete(String user, int visit) {
        return session(user, visit, "/complete", Map.of());
    }

    static Call abort(String user, int visit, String reason) {
        return session(user, visit, "/abort", Map.of("reason", reason));
    }

    static Call reportInRoom(String user, int visit, int sideEffect, Map<String, ?> report) {
        return session(user, visit, "/side-effects", report).yielding("/sideEffectId", Id.sideEffect(sideEffect));
    }

    /// What a client tells afterwards, by telephone or at the next visit.
    static Call reportFromHome(String user, Client client, int visit, int sideEffect, Map<String, ?> report) {
        var body = new LinkedHashMap<String, Object>(report);
        body.put("sessionId", Id.session(visit));
        return call(user, "/api/v1/clients/{}/side-effects", Id.client(client.number()), body)
                .yielding("/sideEffectId", Id.sideEffect(sideEffect));
    }

    static Call resolve(String user, int sideEffect) {
        return call(user, "/api/v1/side-effects/{}/resolve", Id.sideEffect(sideEffect), Map.of("outcome", "RESOLVED"));
    }

    private static Call session(String user, int visit, String path, Map<String, ?> body) {
        return call(user, SESSIONS + path, Id.session(visit), body);
    }

    private static Call call(String user, String path, Id target, Map<String, ?> body) {
        return Call.to(user, Part.SESSION, path, target, body);
    }
}
