package clinic.meridian.local.demo;

import clinic.meridian.local.Part;
import clinic.meridian.local.demo.ClinicLayout.DayHours;
import clinic.meridian.local.demo.ClinicLayout.Location;
import clinic.meridian.local.demo.ClinicLayout.Practitioner;
import clinic.meridian.local.demo.ClinicLayout.Room;
import clinic.meridian.local.demo.ClinicLayout.WeekHours;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is asked of booking-service, by whom. See `docs/api`.
final class DeskCalls {
    static final String DESK = "desk";
    static final String MANAGER = "manager";
    static final String ADMIN = "admin";
    private static final String APPOINTMENTS = "/api/v1/appointments";

    private DeskCalls() {}

    static Call openLocation(Location location) {
        return call(
                        ADMIN,
                        "/api/v1/locations",
                        Map.of(
                                "name", location.name(),
                                "zone", ClinicLayout.ZONE.getId(),
                                "address", location.address(),
                                "phone", location.phone(),
                                "email", location.email(),
                                "locale", "de",
                                "openingHours", hours(location.openingHours())))
                .yielding("/locationId", Id.location(location.number()));
    }

    static Call addRoom(Room room) {
        return call(
                        ADMIN,
                        "/api/v1/locations/{}/rooms",
                        Id.location(room.location().number()),
                        Map.of("name", room.name()))
                .yielding("/roomId", Id.room(room.number()));
    }

    static Call join(Practitioner practitioner) {
        return call(
                        MANAGER,
                        "/api/v1/practitioners",
                        Map.of(
                                "name", practitioner.name(),
                                "username", practitioner.username(),
                                "locationId",
                                        Id.location(practitioner.location().number()),
                                "services", List.of("CONSULTATION", "FIRST_VISIT", "FACIAL", "MAINTENANCE"),
                                "workingHours", hours(practitioner.workingHours())))
                .yielding("/practitionerId", Id.practitioner(practitioner.number()));
    }

    private static List<Map<String, String>> hours(WeekHours week) {
        return week.days().stream().map(DeskCalls::hours).toList();
    }

    private static Map<String, String> hours(DayHours hours) {
        return Map.of(
                "day", hours.day().name(),
                "from", hours.from().toString(),
                "to", hours.to().toString());
    }

    static Call register(Client client) {
        var preferences = client.recall()
                ? Map.of("reminders", true, "recall", Map.of("granted", true, "wordingVersion", "1"))
                : Map.of("reminders", true);
        return call(
                        DESK,
                        "/api/v1/clients",
                        Map.of(
                                "givenName", client.givenName(),
                                "familyName", client.familyName(),
                                "email", client.email(),
                                "phone", client.phone(),
                                "language", client.language(),
                                "preferences", preferences))
                .yielding("/clientId", Id.client(client.number()));
    }

    static Call book(Client client, int visit, Slot slot) {
        var body = new LinkedHashMap<String, Object>(slot(slot));
        body.put("clientId", Id.client(client.number()));
        body.put("service", slot.kind().name());
        body.put("locationId", Id.location(client.location().number()));
        return call(DESK, APPOINTMENTS, body).yielding("/appointmentId", Id.visit(visit));
    }

    private static Map<String, Object> slot(Slot slot) {
        return Map.of(
                "start", time(slot.start()),
                "practitionerId", Id.practitioner(slot.practitioner().number()),
                "roomId", Id.room(slot.room().number()));
    }

    private static String time(LocalDateTime start) {
        return start + ":00";
    }

    static Call move(int visit, Slot to, String reason) {
        var body = new LinkedHashMap<String, Object>(slot(to));
        body.put("reason", Map.of("code", reason));
        return call(DESK, APPOINTMENTS + "/{}/reschedule", Id.visit(visit), body);
    }

    static Call cancel(int visit, String reason) {
        return call(DESK, APPOINTMENTS + "/{}/cancel", Id.visit(visit), Map.of("reason", Map.of("code", reason)));
    }

    static Call cancelByClinic(int visit, String reason) {
        return call(
                DESK,
                APPOINTMENTS + "/{}/cancel",
                Id.visit(visit),
                Map.of("reason", Map.of("code", reason), "cancelledBy", "CLINIC"));
    }

    static Call cancelWaived(int visit, String reason, String waiver) {
        return call(
                MANAGER,
                APPOINTMENTS + "/{}/cancel",
                Id.visit(visit),
                Map.of(
                        "reason", Map.of("code", reason),
                        "waive", Map.of("reason", Map.of("code", waiver))));
    }

    static Call confirm(int visit) {
        return call(DESK, APPOINTMENTS + "/{}/confirm", Id.visit(visit), Map.of());
    }

    static Call checkIn(int visit) {
        return call(DESK, APPOINTMENTS + "/{}/check-in", Id.visit(visit), Map.of());
    }

    static Call noShow(int visit) {
        return call(DESK, APPOINTMENTS + "/{}/no-show", Id.visit(visit), Map.of());
    }

    static Call undo(int visit, String reason) {
        return call(DESK, APPOINTMENTS + "/{}/undo", Id.visit(visit), Map.of("reason", Map.of("code", reason)));
    }

    static Call planSeries(Client client, int series, Rhythm rhythm) {
        return call(
                        DESK,
                        "/api/v1/series",
                        Map.of(
                                "clientId", Id.client(client.number()),
                                "service", VisitKind.FACIAL.name(),
                                "locationId", Id.location(client.location().number()),
                                "practitionerId",
                                        Id.practitioner(client.practitioner().number()),
                                "targetSessions", rhythm.target(),
                                "sessionsPerWeek", rhythm.days().size(),
                                "minGapDays", 2,
                                "maxGapDays", 14,
                                "windowWeeks", rhythm.windowWeeks(),
                                "maintenance", rhythm.maintenance()))
                .yielding("/seriesId", Id.series(series));
    }

    /// Visits of a series, all or none, in the order of their numbers.
    static Call bookSeries(int series, Map<Integer, Slot> slotsByVisit) {
        var slots = new ArrayList<Map<String, Object>>();
        var yields = new LinkedHashMap<String, Id>();
        slotsByVisit.forEach((visit, slot) -> {
            yields.put("/appointments/" + slots.size() + "/appointmentId", Id.visit(visit));
            slots.add(slot(slot));
        });
        return call(DESK, "/api/v1/series/{}/bookings", Id.series(series), Map.of("slots", slots))
                .yielding(yields);
    }

    private static Call call(String user, String path, Map<String, ?> body) {
        return Call.to(user, Part.BOOKING, path, null, body);
    }

    private static Call call(String user, String path, Id target, Map<String, ?> body) {
        return Call.to(user, Part.BOOKING, path, target, body);
    }
}
