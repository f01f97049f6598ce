package clinic.meridian.system.badinput;

import static clinic.meridian.system.badinput.Endpoint.delete;
import static clinic.meridian.system.badinput.Endpoint.form;
import static clinic.meridian.system.badinput.Endpoint.get;
import static clinic.meridian.system.badinput.Endpoint.optional;
import static clinic.meridian.system.badinput.Endpoint.page;
import static clinic.meridian.system.badinput.Endpoint.post;
import static clinic.meridian.system.badinput.Endpoint.put;
import static clinic.meridian.system.badinput.Endpoint.required;
import static clinic.meridian.system.harness.Service.BOOKING;
import static clinic.meridian.system.harness.Service.REPORTING;
import static clinic.meridian.system.harness.Service.SESSION;

import clinic.meridian.system.harness.Service;
import clinic.meridian.system.harness.TestClinic;
import clinic.meridian.system.story.Course;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Everything that the three services can be asked, by programs and at the desk, with bodies that are right and ids of
/// things that exist.
final class Endpoints {
    private static final String DESK = "desk";
    private static final String MEI = "mei";
    private static final String MANAGER = "manager";
    private static final String ADMIN = "admin";
    private static final List<Map<String, String>> HOURS =
            List.of(Map.of("day", "MONDAY", "from", "09:00", "to", "17:00"));

    private Endpoints() {}

    static List<Endpoint> all(TestClinic clinic) {
        var things = Things.in(clinic);
        return Stream.of(
                        booking(things),
                        setUp(things),
                        screening(things),
                        session(things),
                        needles(things),
                        sideEffects(things),
                        reporting(things),
                        Desk.pages(things),
                        Desk.forms(things),
                        Room.pages(things),
                        Room.forms(things),
                        Outside.pages(things),
                        Outside.forms(things),
                        everywhere(things))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Endpoint> booking(Things a) {
        return List.of(
                get(BOOKING, "/locations", DESK, null),
                get(BOOKING, "/practitioners?locationId=" + a.locationId(), DESK, null),
                get(BOOKING, "/services", DESK, null),
                get(
                        BOOKING,
                        "/availability?locationId=%s&service=CONSULTATION&from=2027-03-01&to=2027-03-02&practitionerId=%s"
                                .formatted(a.locationId(), a.practitionerId()),
                        DESK,
                        null),
                get(BOOKING, "/clients?query=okafor", DESK, null),
                get(BOOKING, "/clients/" + a.clientId(), DESK, null),
                get(BOOKING, "/appointments/" + a.appointmentId(), DESK, null),
                get(BOOKING, "/appointments/" + a.appointmentId() + "/history", DESK, null),
                get(BOOKING, "/series/" + a.seriesId(), DESK, null),
                get(
                        BOOKING,
                        "/diary?locationId=%s&from=2026-03-02&to=2026-03-03".formatted(a.locationId()),
                        DESK,
                        null),
                get(
                        BOOKING,
                        "/diary/changes?locationId=%s&from=2026-03-02&to=2026-03-03&since=2026-03-01T08:00&until=2026-03-02T08:00"
                                .formatted(a.locationId()),
                        DESK,
                        null),
                post(
                        BOOKING,
                        "/locations",
                        ADMIN,
                        DESK,
                        required("name", Kind.TEXT, "Kreuzberg"),
                        required("zone", Kind.ZONE, "Europe/Berlin"),
                        required("address", Kind.TEXT, "Oranienstraße 1, Berlin"),
                        required("phone", Kind.TEXT, "+49 30 7654321"),
                        required("email", Kind.EMAIL, "desk@meridian.example"),
                        required("locale", Kind.TEXT, "de"),
                        required("openingHours", Kind.LIST, HOURS)),
                put(
                        BOOKING,
                        "/locations/" + a.locationId(),
                        ADMIN,
                        DESK,
                        required("name", Kind.TEXT, "Bad input"),
                        required("address", Kind.TEXT, "Oranienstraße 1, Berlin"),
                        required("phone", Kind.TEXT, "+49 30 7654321"),
                        required("email", Kind.EMAIL, "desk@meridian.example"),
                        required("locale", Kind.TEXT, "de")),
                post(
                        BOOKING,
                        "/locations/" + a.locationId() + "/rooms",
                        ADMIN,
                        DESK,
                        required("name", Kind.TEXT, "Room 9")),
                post(
                        BOOKING,
                        "/practitioners",
                        MANAGER,
                        DESK,
                        required("name", Kind.TEXT, "Aiko Sato"),
                        optional("username", Kind.TEXT, "aiko"),
                        required("locationId", Kind.ID, a.locationId()),
                        required("services", Kind.LIST, List.of("FACIAL")),
                        required("workingHours", Kind.LIST, HOURS)),
                put(
                        BOOKING,
                        "/practitioners/" + a.practitionerId(),
                        MANAGER,
                        DESK,
                        required("name", Kind.TEXT, "Aiko Sato"),
                        optional("username", Kind.TEXT, "aiko.sato")),
                put(
                        BOOKING,
                        "/practitioners/" + a.practitionerId() + "/services",
                        MANAGER,
                        DESK,
                        required("services", Kind.LIST, List.of("FACIAL"))),
                post(
                        BOOKING,
                        "/practitioners/" + a.practitionerId() + "/leave",
                        MANAGER,
                        DESK,
                        required("lastDay", Kind.DATE, "2099-12-31")),
                post(BOOKING, "/practitioners/" + a.practitionerId() + "/stay", MANAGER, DESK),
                post(
                        BOOKING,
                        "/practitioners/" + a.practitionerId() + "/feed",
                        MANAGER,
                        DESK,
                        optional("names", Kind.TRUTH, false)),
                post(
                        BOOKING,
                        "/clients",
                        DESK,
                        MEI,
                        required("givenName", Kind.TEXT, "Lena"),
                        required("familyName", Kind.TEXT, "Okafor"),
                        optional("email", Kind.EMAIL, "lena@mail.example"),
                        optional("phone", Kind.PHONE, "+49 151 2345678"),
                        optional("language", Kind.CODE, "en"),
                        optional("preferences", Kind.OBJECT, Map.of("reminders", true))),
                put(
                        BOOKING,
                        "/clients/" + a.clientId(),
                        DESK,
                        MEI,
                        required("givenName", Kind.TEXT, "Lena"),
                        required("familyName", Kind.TEXT, "Okafor"),
                        optional("email", Kind.EMAIL, "lena@mail.example"),
                        optional("phone", Kind.PHONE, "+49 151 2345678"),
                        optional("language", Kind.CODE, "en")),
                put(
                        BOOKING,
                        "/clients/" + a.clientId() + "/preferences",
                        DESK,
                        MEI,
                        optional("reminders", Kind.TRUTH, true)),
                get(BOOKING, "/waitlist?locationId=" + a.locationId(), DESK, null),
                get(BOOKING, "/waitlist/gaps?locationId=%s&date=2027-03-01".formatted(a.locationId()), DESK, null),
                get(
                        BOOKING,
                        "/waitlist/matches?locationId=%s&service=CONSULTATION&practitionerId=%s&start=2027-03-01T09:00"
                                .formatted(a.locationId(), a.practitionerId()),
                        DESK,
                        null),
                post(
                        BOOKING,
                        "/waitlist",
                        DESK,
                        MEI,
                        required("clientId", Kind.ID, a.clientId()),
                        required("service", Kind.ENTRY, "CONSULTATION"),
                        required("locationId", Kind.ID, a.locationId()),
                        optional("practitionerIds", Kind.LIST, List.of(a.practitionerId())),
                        required("from", Kind.DATE, "2027-03-01"),
                        required("to", Kind.DATE, "2027-03-31"),
                        optional("days", Kind.LIST, List.of("MONDAY")),
                        optional("times", Kind.LIST, List.of(Map.of("from", "09:00", "to", "12:00")))),
                post(
                        BOOKING,
                        "/waitlist/offers",
                        DESK,
                        MEI,
                        required("locationId", Kind.ID, a.locationId()),
                        required("service", Kind.ENTRY, "CONSULTATION"),
                        required("practitionerId", Kind.ID, a.practitionerId()),
                        optional("roomId", Kind.ID, a.roomId()),
                        required("start", Kind.MOMENT, "2027-03-01T09:00"),
                        optional("entryId", Kind.ID, a.entryId())),
                post(BOOKING, "/waitlist/" + a.entryId() + "/offers/" + a.offerId() + "/accept", DESK, MEI),
                delete(BOOKING, "/waitlist/" + a.entryId(), DESK, MEI),
                delete(BOOKING, "/holds/" + a.plannedId(), DESK, MEI),
                post(
                        BOOKING,
                        "/holds",
                        DESK,
                        MEI,
                        required("service", Kind.ENTRY, "CONSULTATION"),
                        required("locationId", Kind.ID, a.locationId()),
                        required("practitionerId", Kind.ID, a.practitionerId()),
                        optional("roomId", Kind.ID, a.roomId()),
                        required("start", Kind.MOMENT, "2027-03-01T11:00"),
                        optional("clientId", Kind.ID, a.clientId())),
                post(
                        BOOKING,
                        "/appointments",
                        DESK,
                        MEI,
                        required("clientId", Kind.ID, a.clientId()),
                        required("service", Kind.ENTRY, "CONSULTATION"),
                        required("locationId", Kind.ID, a.locationId()),
                        required("practitionerId", Kind.ID, a.practitionerId()),
                        optional("roomId", Kind.ID, a.roomId()),
                        required("start", Kind.MOMENT, "2027-03-01T09:00"),
                        optional("seriesId", Kind.ID, a.seriesId())),
                post(
                        BOOKING,
                        "/appointments/" + a.appointmentId() + "/reschedule",
                        DESK,
                        MEI,
                        required("start", Kind.MOMENT, "2027-03-01T09:00"),
                        optional("practitionerId", Kind.ID, a.practitionerId()),
                        optional("roomId", Kind.ID, a.roomId())),
                post(
                        BOOKING,
                        "/appointments/" + a.appointmentId() + "/cancel",
                        DESK,
                        MEI,
                        required("reason", Kind.REASON, Map.of("code", "CLIENT_ILL"))),
                post(BOOKING, "/appointments/" + a.appointmentId() + "/confirm", DESK, MEI),
                post(BOOKING, "/appointments/" + a.appointmentId() + "/check-in", DESK, MEI),
                post(
                        BOOKING,
                        "/appointments/" + a.appointmentId() + "/no-show",
                        DESK,
                        MEI,
                        optional("waive", Kind.OBJECT, Map.of("reason", Map.of("code", "GOODWILL")))),
                post(
                        BOOKING,
                        "/appointments/" + a.appointmentId() + "/undo",
                        DESK,
                        MEI,
                        optional("reason", Kind.REASON, Map.of("code", "MISTAKE"))),
                post(
                        BOOKING,
                        "/series",
                        DESK,
                        MEI,
                        required("clientId", Kind.ID, a.clientId()),
                        required("service", Kind.ENTRY, "FACIAL"),
                        required("locationId", Kind.ID, a.locationId()),
                        required("practitionerId", Kind.ID, a.practitionerId()),
                        optional("targetSessions", Kind.WHOLE, 12),
                        optional("sessionsPerWeek", Kind.WHOLE, 2),
                        optional("minGapDays", Kind.WHOLE, 2),
                        optional("maxGapDays", Kind.WHOLE, 14),
                        optional("windowWeeks", Kind.WHOLE, 10),
                        required("maintenance", Kind.CODE, "MONTHLY")),
                post(
                        BOOKING,
                        "/imports/clients",
                        MANAGER,
                        DESK,
                        required("system", Kind.TEXT, "previous"),
                        optional("dryRun", Kind.TRUTH, true),
                        required("lines", Kind.LIST, List.of(Map.of("reference", "17")))),
                post(
                        BOOKING,
                        "/imports/appointments",
                        MANAGER,
                        DESK,
                        required("system", Kind.TEXT, "previous"),
                        optional("dryRun", Kind.TRUTH, true),
                        required(
                                "lines",
                                Kind.LIST,
                                List.of(Map.of(
                                        "reference", "4711",
                                        "client", "17",
                                        "service", "FACIAL",
                                        "location", "Mitte",
                                        "practitioner", "Mei Chen",
                                        "start", "2025-03-03T10:00",
                                        "status", "FULFILLED")))),
                post(
                        BOOKING,
                        "/series/" + a.seriesId() + "/plan",
                        DESK,
                        MEI,
                        required("startDate", Kind.DATE, "2027-03-01"),
                        required("days", Kind.LIST, List.of("MONDAY", "THURSDAY")),
                        required("time", Kind.TIME, "10:00")),
                post(
                        BOOKING,
                        "/series/" + a.seriesId() + "/bookings",
                        DESK,
                        MEI,
                        required("slots", Kind.LIST, List.of(Map.of("start", "2027-03-01T10:00")))),
                post(
                        BOOKING,
                        "/series/" + a.seriesId() + "/move-from",
                        DESK,
                        MEI,
                        required("appointmentId", Kind.ID, a.appointmentId()),
                        required("shiftDays", Kind.DIFFERENCE, 1),
                        optional("instead", Kind.LIST, List.of())),
                post(
                        BOOKING,
                        "/series/" + a.seriesId() + "/pause",
                        DESK,
                        MEI,
                        required("reason", Kind.REASON, Map.of("code", "TRAVEL"))),
                post(
                        BOOKING,
                        "/series/" + a.seriesId() + "/resume",
                        DESK,
                        MEI,
                        optional("reason", Kind.REASON, Map.of("code", "BACK"))),
                post(BOOKING, "/series/" + a.seriesId() + "/extend", DESK, MEI, required("sessions", Kind.WHOLE, 1)),
                post(
                        BOOKING,
                        "/series/" + a.seriesId() + "/abandon",
                        DESK,
                        MEI,
                        required("reason", Kind.REASON, Map.of("code", "MOVED_AWAY"))),
                post(
                        BOOKING,
                        "/rebookings/plan",
                        DESK,
                        MEI,
                        required("appointmentIds", Kind.LIST, List.of(a.appointmentId()))),
                post(
                        BOOKING,
                        "/rebookings",
                        DESK,
                        MEI,
                        required(
                                "moves",
                                Kind.LIST,
                                List.of(Map.of("appointmentId", a.appointmentId(), "start", "2027-03-01T10:00"))),
                        optional("reason", Kind.REASON, Map.of("code", "PRACTITIONER_ILL"))));
    }

    private static List<Endpoint> setUp(Things a) {
        var location = "/locations/" + a.locationId();
        var practitioner = "/practitioners/" + a.practitionerId();
        Endpoint.Field[] aWhile = {
            required("from", Kind.MOMENT, "2027-03-01T09:00"),
            required("to", Kind.MOMENT, "2027-03-01T17:00"),
            required("reason", Kind.REASON, Map.of("code", "HOLIDAY"))
        };
        return List.of(
                get(BOOKING, location, DESK, null),
                put(BOOKING, location + "/opening-hours", MANAGER, DESK, required("openingHours", Kind.LIST, HOURS)),
                post(BOOKING, location + "/closures", MANAGER, DESK, aWhile),
                delete(BOOKING, location + "/closures/" + a.closureId(), MANAGER, DESK),
                post(BOOKING, "/rooms/" + a.roomId() + "/close", ADMIN, DESK),
                get(BOOKING, "/cancellation-policies?locationId=" + a.locationId(), DESK, null),
                post(
                        BOOKING,
                        "/cancellation-policies",
                        MANAGER,
                        DESK,
                        required("locationId", Kind.ID, a.locationId()),
                        required("lateHours", Kind.WHOLE, 24),
                        required("noShowAfterMinutes", Kind.WHOLE, 15),
                        required("texts", Kind.OBJECT, Map.of("en", "Please tell us a day before.")),
                        optional("validFrom", Kind.MOMENT, "2027-03-01T09:00+01:00")),
                get(BOOKING, practitioner, DESK, null),
                put(
                        BOOKING,
                        practitioner + "/working-hours",
                        MANAGER,
                        DESK,
                        required("workingHours", Kind.LIST, HOURS)),
                post(BOOKING, practitioner + "/absences", MANAGER, DESK, aWhile),
                delete(BOOKING, practitioner + "/absences/" + a.absenceId(), MANAGER, DESK),
                delete(BOOKING, practitioner + "/feed", MANAGER, DESK));
    }

    private static List<Endpoint> screening(Things a) {
        var client = "/clients/" + a.clientId();
        return List.of(
                get(SESSION, "/screening-rules/current", MEI, null),
                get(SESSION, client + "/screenings", MEI, null),
                get(SESSION, "/consent-forms", MEI, null),
                get(SESSION, client + "/consents", MEI, null),
                get(SESSION, "/points?query=ST", MEI, null),
                get(SESSION, "/zones", MEI, null),
                post(
                        SESSION,
                        client + "/screenings",
                        MEI,
                        DESK,
                        required("answers", Kind.OBJECT, Course.healthyAnswers())),
                post(
                        SESSION,
                        client + "/clearances",
                        MEI,
                        DESK,
                        required("provider", Kind.TEXT, "Dr. Weber"),
                        optional("note", Kind.NOTE, "By telephone"),
                        required("validUntil", Kind.DATE, "2027-01-01")),
                post(
                        SESSION,
                        client + "/consents",
                        MEI,
                        DESK,
                        required("procedure", Kind.CODE, "FACIAL_ACUPUNCTURE"),
                        required("formVersion", Kind.WHOLE, 1),
                        required("signedName", Kind.TEXT, "Lena Okafor")),
                post(
                        SESSION,
                        client + "/consents/FACIAL_ACUPUNCTURE/withdraw",
                        MEI,
                        DESK,
                        optional("reason", Kind.REASON, Map.of("code", "CHANGED_MIND"))));
    }

    private static List<Endpoint> session(Things a) {
        var session = "/sessions/" + a.sessionId();
        return List.of(
                get(SESSION, "/room-board?locationId=" + a.locationId(), MEI, DESK),
                get(SESSION, session, MEI, DESK),
                get(SESSION, session + "/timeline", MEI, DESK),
                get(SESSION, session + "/stricta", MEI, DESK),
                post(SESSION, "/sessions", MEI, DESK, required("appointmentId", Kind.ID, a.appointmentId())),
                post(
                        SESSION,
                        session + "/assessment",
                        MEI,
                        DESK,
                        optional("note", Kind.NOTE, "Fine lines"),
                        optional("concerns", Kind.LIST, List.of("FINE_LINES"))),
                post(
                        SESSION,
                        session + "/preparation",
                        MEI,
                        DESK,
                        optional("checks", Kind.LIST, List.of("HANDS_WASHED"))),
                post(SESSION, session + "/rest", MEI, DESK, optional("minutes", Kind.WHOLE, 25)),
                post(
                        SESSION,
                        session + "/add-ons",
                        MEI,
                        DESK,
                        required("code", Kind.TEXT, "GUA_SHA"),
                        optional("minutes", Kind.WHOLE, 10)),
                post(
                        SESSION,
                        session + "/handover",
                        MEI,
                        DESK,
                        required("toPractitionerId", Kind.ID, a.practitionerId()),
                        optional("note", Kind.NOTE, "Needed elsewhere")),
                post(
                        SESSION,
                        session + "/amendments",
                        MEI,
                        DESK,
                        required("field", Kind.TEXT, "assessment"),
                        required("text", Kind.TEXT, "Deeper lines"),
                        required("reason", Kind.TEXT, "Forgotten")),
                post(SESSION, session + "/complete", MEI, DESK),
                post(SESSION, session + "/abort", MEI, DESK, required("reason", Kind.REASON, "CLIENT_UNWELL")));
    }

    private static List<Endpoint> needles(Things a) {
        var session = "/sessions/" + a.sessionId();
        var needle = List.of(Map.of("point", "ST4", "side", "LEFT", "count", 1));
        var zone = optional("zone", Kind.TEXT, "mouth");
        var side = optional("side", Kind.CODE, "LEFT");
        var count = required("count", Kind.WHOLE, 1);
        return List.of(
                post(SESSION, session + "/needle-insertions", MEI, DESK, required("needles", Kind.NEEDLES, needle)),
                post(SESSION, session + "/needle-removals", MEI, DESK, required("needles", Kind.NEEDLES, needle)),
                post(
                        SESSION,
                        session + "/insertion-corrections",
                        MEI,
                        DESK,
                        zone,
                        side,
                        required("reason", Kind.REASON, "MISCOUNTED"),
                        required("count", Kind.DIFFERENCE, 1)),
                post(
                        SESSION,
                        session + "/retained-needles",
                        MEI,
                        DESK,
                        zone,
                        side,
                        count,
                        required("removalInstructions", Kind.TEXT, "Come back on Friday"),
                        required("followUpDate", Kind.DATE, "2027-01-01")),
                post(
                        SESSION,
                        session + "/stray-needles",
                        MEI,
                        DESK,
                        zone,
                        side,
                        count,
                        optional("foundWhere", Kind.NOTE, "On the couch")),
                post(
                        SESSION,
                        session + "/broken-needles",
                        MEI,
                        DESK,
                        zone,
                        side,
                        count,
                        optional("fragmentRecovered", Kind.TRUTH, true),
                        optional("note", Kind.NOTE, "At the handle")),
                post(
                        SESSION,
                        session + "/missing-needles",
                        MEI,
                        DESK,
                        zone,
                        side,
                        count,
                        required("palpatedBy", Kind.TEXT, "Mei Chen"),
                        required("secondPerson", Kind.TEXT, "Jonas Brandt"),
                        required("clientTold", Kind.TRUTH, true),
                        required("followUpDate", Kind.DATE, "2027-01-01")),
                post(SESSION, session + "/reconciliations", MEI, DESK, zone, side, required("counted", Kind.WHOLE, 1)),
                post(
                        SESSION,
                        session + "/emergency-removal",
                        MEI,
                        DESK,
                        optional("reason", Kind.REASON, "FIRE_ALARM")));
    }

    private static List<Endpoint> sideEffects(Things a) {
        var effect = "/side-effects/" + a.sideEffectId();
        Endpoint.Field[] report = {
            required("code", Kind.CODE, "BRUISE"),
            required("onset", Kind.CODE, "DURING"),
            optional("site", Kind.TEXT, "ST4 LEFT"),
            required("severity", Kind.WHOLE, 1),
            optional("expected", Kind.TRUTH, true),
            optional("avoidable", Kind.TRUTH, false),
            optional("nearMiss", Kind.TRUTH, false),
            optional("causality", Kind.CODE, "PROBABLE"),
            required("askedBy", Kind.CODE, "CHECKLIST"),
            optional("note", Kind.NOTE, "Small")
        };
        return List.of(
                get(SESSION, effect, MEI, DESK),
                get(SESSION, "/clients/" + a.clientId() + "/side-effects", MEI, DESK),
                get(SESSION, "/sessions/" + a.sessionId() + "/side-effects", MEI, DESK),
                post(SESSION, "/sessions/" + a.sessionId() + "/side-effects", MEI, DESK, report),
                post(SESSION, "/clients/" + a.clientId() + "/side-effects", MEI, DESK, report),
                post(
                        SESSION,
                        effect + "/regrade",
                        MEI,
                        DESK,
                        required("severity", Kind.WHOLE, 2),
                        optional("causality", Kind.CODE, "PROBABLE"),
                        required("reason", Kind.REASON, "GREW")),
                post(SESSION, effect + "/follow-ups", MEI, DESK, required("note", Kind.TEXT, "Fading")),
                post(
                        SESSION,
                        effect + "/resolve",
                        MEI,
                        DESK,
                        optional("outcome", Kind.ENTRY, "RECOVERED"),
                        optional("note", Kind.NOTE, "Gone")));
    }

    private static List<Endpoint> reporting(Things a) {
        return List.of(
                get(
                        REPORTING,
                        "/schedule?locationId=%s&date=2026-03-02&limit=5".formatted(a.locationId()),
                        MANAGER,
                        null),
                get(
                        REPORTING,
                        "/adverse-effects?from=2026-03-01&to=2026-04-01&severity=1&code=BRUISE&limit=5",
                        MANAGER,
                        DESK),
                get(REPORTING, "/adverse-effects/rates?from=2026-03-01&to=2026-04-01", MANAGER, DESK),
                get(REPORTING, "/series-progress?limit=5&clientId=" + a.clientId(), MANAGER, DESK),
                get(REPORTING, "/maintenance-reminders?limit=5", MANAGER, MEI),
                get(REPORTING, "/reminders?clientId=" + a.clientId(), MANAGER, MEI),
                page(REPORTING, "/?locationId=" + a.locationId(), MANAGER, null));
    }

    /// What each of the three has.
    private static List<Endpoint> everywhere(Things a) {
        return Arrays.stream(Service.values())
                .flatMap(service -> Stream.of(
                        get(service, "//v3/api-docs", MANAGER, null),
                        form(service, "/location", MANAGER, null, required("locationId", Kind.TEXT, a.locationId()))))
                .toList();
    }

    /// The treatment room takes what it is told of a client of whom it has not heard yet, and has nothing to show of
    /// her.
    static boolean concernsAClientWhoMayBeNew(Endpoint endpoint) {
        return endpoint.service() == SESSION && endpoint.path().startsWith("/clients/");
    }

    /// Parameters that may hold anything that is text.
    static boolean isFreeText(String parameter) {
        return parameter.equals("query") || parameter.equals("back");
    }
}
