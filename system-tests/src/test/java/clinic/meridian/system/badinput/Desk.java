package clinic.meridian.system.badinput;

import static clinic.meridian.system.badinput.Endpoint.optional;
import static clinic.meridian.system.badinput.Endpoint.required;
import static clinic.meridian.system.harness.Service.BOOKING;

import clinic.meridian.system.badinput.Endpoint.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the front desk's browser asks booking for: pages and parts of them, and the forms that stand on them.
final class Desk {
    private static final String DESK = "desk";
    private static final String MEI = "mei";
    private static final String MANAGER = "manager";
    private static final String ADMIN = "admin";

    private Desk() {}

    static List<Endpoint> pages(Things a) {
        var here = "locationId=" + a.locationId();
        var client = "/clients/" + a.clientId();
        var slot = "2027-03-01T10:00~" + a.practitionerId();
        var location = "/setup/locations/" + a.locationId();
        return List.of(
                page("/?" + here + "&date=2026-03-02&view=week", DESK, null),
                page("/diary?" + here + "&date=2026-03-02&following=false", DESK, null),
                page("/diary/board?" + here + "&date=2026-03-02&view=week&asOf=2026-03-02T08:00", DESK, null),
                page("/diary/stream?" + here, DESK, null),
                page("/visits/" + a.plannedId(), DESK, null),
                page("/clients?query=okafor", DESK, null),
                page("/clients/new?query=okafor&back=nowhere", DESK, MEI),
                page(client + "?" + here, DESK, null),
                page(client + "/edit", DESK, MEI),
                page(
                        "/book?%s&clientId=%s&service=CONSULTATION&practitionerId=%s&roomId=%s&date=2027-03-01&time=10:00&seriesId=%s&hold=%s"
                                .formatted(
                                        here,
                                        a.clientId(),
                                        a.practitionerId(),
                                        a.roomId(),
                                        a.seriesId(),
                                        a.plannedId()),
                        DESK,
                        MEI),
                page("/series/new?" + here + "&clientId=" + a.clientId(), DESK, MEI),
                page(
                        "/series/%s/planner?startDate=2027-03-01&days=MONDAY&time=10:00&slot=%s&replace=0"
                                .formatted(a.seriesId(), slot),
                        DESK,
                        MEI),
                page("/waitlist?" + here, DESK, null),
                page(
                        "/waitlist/new?%s&clientId=%s&replaces=%s".formatted(here, a.clientId(), a.plannedId()),
                        DESK,
                        MEI),
                page(
                        "/rebooking?%s&from=2027-03-01T00:00&to=2027-03-02T00:00&practitionerId=%s&roomId=%s&done=%s"
                                .formatted(here, a.practitionerId(), a.roomId(), a.plannedId()),
                        DESK,
                        MEI),
                page("/setup", DESK, null),
                page("/setup/services", DESK, null),
                page("/setup/locations/new", ADMIN, DESK),
                page(location, MANAGER, null),
                page(location + "/rooms/" + a.roomId(), DESK, MEI),
                page(location + "/closures/" + a.closureId(), DESK, MEI),
                page("/setup/practitioners/new?at=" + a.locationId(), MANAGER, DESK),
                page("/setup/practitioners/" + a.practitionerId(), MANAGER, null),
                page("/setup/practitioners/%s/absences/%s".formatted(a.practitionerId(), a.absenceId()), DESK, MEI));
    }

    static List<Endpoint> forms(Things a) {
        return Stream.of(visits(a), booking(a), series(a), waitlist(a), rebooking(a), clients(a), places(a), people(a))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Endpoint> visits(Things a) {
        var visit = "/visits/" + a.plannedId();
        var onHerPage = "/clients/" + a.clientId() + visit;
        var version = required("version", Kind.WHOLE, a.plannedVersion());
        return List.of(
                form(visit + "/confirm", DESK, MEI, version),
                form(
                        visit + "/reschedule",
                        DESK,
                        MEI,
                        version,
                        required("day", Kind.DATE, "2027-03-01"),
                        required("time", Kind.TIME, "10:00"),
                        required("practitionerId", Kind.ID, a.practitionerId()),
                        required("roomId", Kind.ID, a.roomId())),
                form(
                        visit + "/cancel",
                        DESK,
                        MEI,
                        version,
                        required("reason", Kind.CODE, "WORK"),
                        optional("note", Kind.NOTE, "On Friday")),
                form(visit + "/check-in", DESK, MEI, version),
                form(visit + "/no-show", DESK, MEI, version),
                form(visit + "/undo", DESK, MEI, version),
                form(onHerPage + "/check-in", DESK, MEI, version),
                form(
                        onHerPage + "/cancel",
                        DESK,
                        MEI,
                        version,
                        required("reason", Kind.REASON, "CLIENT_ILL"),
                        optional("side", Kind.CODE, "CLIENT")),
                form(onHerPage + "/undo", DESK, MEI, version));
    }

    private static List<Endpoint> booking(Things a) {
        var location = required("locationId", Kind.ID, a.locationId());
        var service = required("service", Kind.ENTRY, "CONSULTATION");
        var slot = required("slot", Kind.SLOT, "2027-03-01T09:00~" + a.practitionerId());
        return List.of(
                form(
                        "/book",
                        DESK,
                        MEI,
                        location,
                        required("clientId", Kind.ID, a.clientId()),
                        service,
                        slot,
                        optional("seriesId", Kind.ID, ""),
                        optional("hold", Kind.ID, "")),
                form(
                        "/book/hold",
                        DESK,
                        MEI,
                        location,
                        service,
                        slot,
                        optional("clientId", Kind.ID, a.clientId()),
                        optional("takeOver", Kind.ID, "")),
                form("/book/release", DESK, MEI, location, required("hold", Kind.ID, a.plannedId())));
    }

    private static List<Endpoint> series(Things a) {
        return List.of(
                form(
                        "/series/new",
                        DESK,
                        MEI,
                        required("locationId", Kind.ID, a.locationId()),
                        required("clientId", Kind.ID, a.clientId()),
                        required("service", Kind.ENTRY, "FACIAL"),
                        required("practitionerId", Kind.ID, a.practitionerId()),
                        required("targetSessions", Kind.WHOLE, 12),
                        required("sessionsPerWeek", Kind.WHOLE, 2),
                        required("minGapDays", Kind.WHOLE, 2),
                        required("maxGapDays", Kind.WHOLE, 14),
                        optional("windowWeeks", Kind.WHOLE, 10),
                        required("maintenance", Kind.CODE, "MONTHLY"),
                        required("days", Kind.CODE, "MONDAY"),
                        required("time", Kind.TIME, "10:00"),
                        required("startDate", Kind.DATE, "2027-03-01")),
                form(
                        "/series/" + a.seriesId() + "/planner",
                        DESK,
                        MEI,
                        required("version", Kind.WHOLE, 0),
                        required("slot", Kind.SLOT, "2027-03-01T10:00~" + a.practitionerId()),
                        optional("startDate", Kind.DATE, "2027-03-01"),
                        optional("days", Kind.CODE, "MONDAY"),
                        optional("time", Kind.TIME, "10:00")));
    }

    private static List<Endpoint> waitlist(Things a) {
        var location = required("locationId", Kind.ID, a.locationId());
        return List.of(
                form(
                        "/waitlist/new",
                        DESK,
                        MEI,
                        location,
                        required("clientId", Kind.ID, a.clientId()),
                        required("service", Kind.ENTRY, "CONSULTATION"),
                        optional("practitionerIds", Kind.ID, a.practitionerId()),
                        required("from", Kind.DATE, "2027-03-01"),
                        required("to", Kind.DATE, "2027-03-31"),
                        optional("days", Kind.CODE, "MONDAY"),
                        optional("after", Kind.TIME, "09:00"),
                        optional("before", Kind.TIME, "12:00"),
                        optional("replaces", Kind.ID, a.plannedId())),
                form(
                        "/waitlist/offers",
                        DESK,
                        MEI,
                        location,
                        required("service", Kind.ENTRY, "CONSULTATION"),
                        required("slot", Kind.SLOT, "2027-03-01T09:00~" + a.practitionerId()),
                        optional("entryId", Kind.ID, "")),
                form("/waitlist/" + a.entryId() + "/offers/" + a.offerId() + "/accept", DESK, MEI, location),
                form("/waitlist/" + a.entryId() + "/leave", DESK, MEI, location));
    }

    private static List<Endpoint> rebooking(Things a) {
        var location = required("locationId", Kind.ID, a.locationId());
        var from = optional("from", Kind.DATE, "2026-03-02T00:00");
        var seen = required("visit", Kind.SEEN, a.plannedId() + "~" + a.plannedVersion());
        return List.of(
                form(
                        "/rebooking",
                        DESK,
                        MEI,
                        location,
                        from,
                        seen,
                        required(
                                "slot-" + a.plannedId(),
                                Kind.SLOT,
                                "2027-03-01T09:00~" + a.practitionerId() + "~" + a.roomId())),
                form("/rebooking/cancel", DESK, MEI, location, from, seen),
                form("/rebooking/undo", DESK, MEI, location, from, seen));
    }

    private static List<Endpoint> clients(Things a) {
        var client = "/clients/" + a.clientId();
        var givenName = required("givenName", Kind.TEXT, "Nobody");
        var familyName = required("familyName", Kind.TEXT, "Nowhere");
        var email = optional("email", Kind.EMAIL, "");
        var phone = optional("phone", Kind.PHONE, "");
        var language = optional("language", Kind.CODE, "en");
        return List.of(
                form(
                        "/clients",
                        DESK,
                        MEI,
                        givenName,
                        familyName,
                        email,
                        phone,
                        language,
                        optional("reminders", Kind.TRUTH, false),
                        optional("recall", Kind.TRUTH, false),
                        optional("twinsSeen", Kind.TRUTH, true)),
                form(
                        client + "/details",
                        DESK,
                        MEI,
                        required("version", Kind.WHOLE, 0),
                        givenName,
                        familyName,
                        email,
                        phone,
                        language),
                form(
                        client + "/preferences",
                        DESK,
                        MEI,
                        required("version", Kind.WHOLE, 0),
                        optional("reminders", Kind.TRUTH, true),
                        optional("recall", Kind.TRUTH, true)));
    }

    private static List<Endpoint> places(Things a) {
        var location = "/setup/locations/" + a.locationId();
        var details = List.of(
                required("name", Kind.TEXT, "Nowhere"),
                required("address", Kind.TEXT, "Oranienstraße 1, Berlin"),
                required("phone", Kind.TEXT, "+49 30 7654321"),
                required("email", Kind.EMAIL, "desk@meridian.example"),
                required("locale", Kind.CODE, "de"));
        var version = required("version", Kind.WHOLE, 0);
        var from = optional("MONDAY.from", Kind.TIME, "09:00");
        var to = optional("MONDAY.to", Kind.TIME, "17:00");
        return List.of(
                form(
                        "/setup/locations",
                        ADMIN,
                        DESK,
                        and(details, required("zone", Kind.ZONE, "Europe/Berlin"), from, to)),
                form(location + "/details", ADMIN, DESK, and(details, version)),
                form(location + "/opening-hours", MANAGER, DESK, version, from, to),
                form(location + "/rooms", ADMIN, DESK, required("name", Kind.TEXT, "Nowhere")),
                form(location + "/rooms/" + a.roomId() + "/close", ADMIN, DESK),
                form(
                        location + "/closures",
                        MANAGER,
                        DESK,
                        required("from", Kind.DATE, "2027-03-01"),
                        optional("fromTime", Kind.TIME, "09:00"),
                        optional("to", Kind.DATE, "2027-03-01"),
                        optional("toTime", Kind.TIME, "17:00"),
                        required("reason", Kind.REASON, "HOLIDAY"),
                        optional("note", Kind.NOTE, "Nobody comes")),
                form(location + "/closures/" + a.closureId() + "/withdraw", MANAGER, DESK),
                form(
                        location + "/terms",
                        MANAGER,
                        DESK,
                        version,
                        required("lateHours", Kind.WHOLE, 24),
                        required("noShowAfterMinutes", Kind.WHOLE, 15),
                        required("text-en", Kind.TEXT, "Please tell us a day before."),
                        required("text-de", Kind.TEXT, "Bitte sagen Sie einen Tag vorher ab."),
                        required("text-es", Kind.TEXT, "Avísenos un día antes."),
                        required("text-zh", Kind.TEXT, "请提前一天告知。"),
                        optional("validFrom", Kind.DATE, "2027-03-01")));
    }

    private static List<Endpoint> people(Things a) {
        var practitioner = "/setup/practitioners/" + a.practitionerId();
        var name = required("name", Kind.TEXT, "Nobody");
        var username = optional("username", Kind.NOTE, "nobody");
        var services = required("services", Kind.ENTRY, "FACIAL");
        var version = required("version", Kind.WHOLE, 0);
        var from = optional("MONDAY.from", Kind.TIME, "09:00");
        var to = optional("MONDAY.to", Kind.TIME, "17:00");
        return List.of(
                form(
                        "/setup/practitioners",
                        MANAGER,
                        DESK,
                        name,
                        username,
                        required("at", Kind.ID, a.locationId()),
                        services,
                        from,
                        to),
                form(practitioner + "/details", MANAGER, DESK, version, name, username),
                form(practitioner + "/services", MANAGER, DESK, version, services),
                form(practitioner + "/working-hours", MANAGER, DESK, version, from, to),
                form(
                        practitioner + "/absences",
                        MANAGER,
                        DESK,
                        required("from", Kind.DATE, "2027-03-01"),
                        optional("fromTime", Kind.TIME, "09:00"),
                        optional("to", Kind.DATE, "2027-03-01"),
                        optional("toTime", Kind.TIME, "17:00"),
                        required("reason", Kind.REASON, "HOLIDAY"),
                        optional("note", Kind.NOTE, "By the sea")),
                form(practitioner + "/absences/" + a.absenceId() + "/withdraw", MANAGER, DESK),
                form(practitioner + "/leave", MANAGER, DESK, version, required("lastDay", Kind.DATE, "2099-12-31")),
                form(practitioner + "/stay", MANAGER, DESK, version),
                form(practitioner + "/feed", MANAGER, DESK));
    }

    private static Endpoint page(String path, String user, @Nullable String stranger) {
        return Endpoint.page(BOOKING, path, user, stranger);
    }

    private static Endpoint form(String path, String user, @Nullable String stranger, Field... fields) {
        return Endpoint.form(BOOKING, path, user, stranger, fields);
    }

    private static Field[] and(List<Field> some, Field... more) {
        return Stream.concat(some.stream(), Arrays.stream(more)).toArray(Field[]::new);
    }
}
