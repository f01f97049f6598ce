package clinic.meridian.booking.desk;

import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.availability.Availability;
import clinic.meridian.booking.availability.Availability.Wish;
import clinic.meridian.booking.availability.FreeSlot;
import clinic.meridian.booking.availability.SlotBody;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.catalogue.OfferedService;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.client.ClientView;
import clinic.meridian.booking.client.Clients;
import clinic.meridian.booking.desk.FreeStarts.Start;
import clinic.meridian.booking.desk.HeldSlots.Own;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.booking.screening.ScreeningStanding;
import clinic.meridian.booking.screening.ScreeningStanding.Verdict;
import clinic.meridian.booking.screening.Screenings;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.shell.PageFormats;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.platform.web.input.InvalidInput;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// Everything that the booking page shows for what it has been told so far.
@Component
class BookingForm {

    private static final int FOUND = 8;
    private static final int DAYS_AHEAD = 28;
    private static final int NEAREST = 3;
    private static final int ENOUGH = 2_000;

    private final Clients clients;
    private final Screenings screenings;
    private final Availability availability;
    private final Locations locations;
    private final Practitioners practitioners;
    private final ServiceCatalogue catalogue;
    private final HeldSlots held;
    private final ClinicClock clock;
    private final PageFormats show;

    BookingForm(
            Clients clients,
            Screenings screenings,
            Availability availability,
            Locations locations,
            Practitioners practitioners,
            ServiceCatalogue catalogue,
            HeldSlots held,
            ClinicClock clock,
            PageFormats show) {
        this.clients = clients;
        this.screenings = screenings;
        this.availability = availability;
        this.locations = locations;
        this.practitioners = practitioners;
        this.catalogue = catalogue;
        this.held = held;
        this.clock = clock;
        this.show = show;
    }

    /// A service to choose.
    public record ServiceOption(String code, String name, int minutes, boolean needsScreening) {

        static ServiceOption of(OfferedService service) {
            return new ServiceOption(
                    service.code(),
                    service.name(ClientPage.LANGUAGE),
                    service.timeline().clientMinutes(),
                    service.needsScreening());
        }
    }

    /// A refusal in place.
    ///
    /// @param instead what would fit, each a button
    public record Explained(String title, String detail, List<Start> instead) {}

    /// @param userName who looks
    /// @param refused why what was just asked for was not done
    void fill(
            LocationView location, BookingQuestion question, String userName, @Nullable Refused refused, Model model) {
        ZoneId zone = location.zone();
        LocalDate today = clock.today(zone);
        LocalDate date = question.date() == null ? today : question.date();
        ClientView client = question.clientId() == null ? null : clients.mustFind(question.clientId());
        ScreeningStanding standing = client == null
                ? null
                : screenings.of(List.of(client.clientId())).get(client.clientId());
        boolean barred = client != null && (standing == null || standing.on(date) != Verdict.MAY);
        OfferedService service = service(question, client != null && !barred);
        List<PractitionerView> offering = practitioners.at(location.locationId()).stream()
                .filter(practitioner -> practitioner.services().contains(service.code()))
                .filter(practitioner -> practitioner.lastDay() == null
                        || !practitioner.lastDay().isBefore(date))
                .toList();
        Map<UUID, String> names = names(location, offering);
        UUID wanted = known(question.practitionerId(), names);
        UUID room = known(question.roomId(), names);
        boolean notAllowed = barred && service.needsScreening();
        Own own = held.own(location, question.hold());
        UUID hold = own == null ? null : own.holdId();
        List<PractitionerView> asked = offering.stream()
                .filter(one -> wanted == null || wanted.equals(one.practitionerId()))
                .toList();
        Wish wish = wish(location, room, service, asked, client, hold, date, date);
        FreeStarts starts = notAllowed
                ? new FreeStarts(List.of())
                : FreeStarts.of(availability.first(wish, ENOUGH), names, room, question.time());

        model.addAttribute("location", location);
        model.addAttribute("question", question);
        model.addAttribute("own", own);
        model.addAttribute("here", question.address(location.locationId()));
        model.addAttribute("others", held.others(location, date, asked, room, hold, userName));
        model.addAttribute("client", client);
        model.addAttribute("found", found(question, client));
        model.addAttribute("back", question.withoutClient(location.locationId()));
        model.addAttribute("screening", client == null ? null : ScreeningSign.of(standing, date, show));
        model.addAttribute("notAllowed", notAllowed);
        model.addAttribute(
                "services",
                catalogue.current(clock.now()).stream().map(ServiceOption::of).toList());
        model.addAttribute("service", ServiceOption.of(service));
        model.addAttribute("practitioners", offering);
        model.addAttribute("practitionerId", wanted);
        model.addAttribute("roomId", room);
        model.addAttribute("today", today);
        model.addAttribute("date", date);
        model.addAttribute("starts", starts);
        model.addAttribute("asked", asked(question, wanted, starts));
        model.addAttribute("nearest", nearest(question, wanted, starts));
        model.addAttribute("withService", question.withoutService(location.locationId()) + "&service=");
        model.addAttribute("before", question.on(location.locationId(), date.minusDays(1)));
        model.addAttribute("after", question.on(location.locationId(), date.plusDays(1)));
        if (starts.isEmpty() && !notAllowed) {
            LocalDate after = later(date, today);
            Start next = availability
                    .first(wish(location, room, service, asked, client, hold, after, after.plusDays(DAYS_AHEAD)))
                    .map(slot -> FreeStarts.start(slot, names, room))
                    .orElse(null);
            model.addAttribute("next", next);
            model.addAttribute(
                    "nextDay",
                    next == null
                            ? null
                            : question.on(location.locationId(), next.at().toLocalDate()));
        }
        model.addAttribute("refused", refused == null ? null : explained(refused, names));
    }

    /// `with Mei in Room 1`
    String where(Visit visit) {
        String room = locations
                .find(visit.locationId())
                .flatMap(location -> location.room(visit.roomId()))
                .map(LocationView.Room::name)
                .orElse("a room");
        return "with "
                + practitioners
                        .find(visit.practitionerId())
                        .map(PractitionerView::name)
                        .orElse("a colleague") + " in " + room;
    }

    /// What was asked for, else the first that this client may have.
    private OfferedService service(BookingQuestion question, boolean needles) {
        List<OfferedService> offered = catalogue.current(clock.now());
        String code = question.service();
        if (code != null && !code.isBlank()) {
            return offered.stream()
                    .filter(service -> service.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> InvalidInput.field("service", "must be a service of the catalogue"));
        }
        return offered.stream()
                .filter(service -> service.needsScreening() == needles)
                .findFirst()
                .orElse(offered.getFirst());
    }

    private static Map<UUID, String> names(LocationView location, List<PractitionerView> practitioners) {
        Map<UUID, String> names = new HashMap<>();
        location.openRooms().forEach(room -> names.put(room.roomId(), room.name()));
        practitioners.forEach(practitioner -> names.put(practitioner.practitionerId(), practitioner.name()));
        return names;
    }

    /// A practitioner or room that this service cannot have there is as good as none.
    private static @Nullable UUID known(@Nullable UUID id, Map<UUID, String> names) {
        return id != null && names.containsKey(id) ? id : null;
    }

    private static Wish wish(
            LocationView location,
            @Nullable UUID room,
            OfferedService service,
            List<PractitionerView> asked,
            @Nullable ClientView client,
            @Nullable UUID hold,
            LocalDate from,
            LocalDate to) {
        ZoneId zone = location.zone();
        return new Wish(
                room == null ? location : location.withOnly(room),
                service.code(),
                service.timeline(),
                asked,
                new TimeRange(
                        from.atStartOfDay(zone).toInstant(),
                        to.plusDays(1).atStartOfDay(zone).toInstant()),
                client == null ? null : client.clientId(),
                hold);
    }

    private List<ClientView> found(BookingQuestion question, @Nullable ClientView client) {
        String query = question.query();
        return client != null || query == null || query.isBlank() ? List.of() : clients.search(query, null, FOUND);
    }

    private static @Nullable Start asked(BookingQuestion question, @Nullable UUID practitioner, FreeStarts starts) {
        LocalTime time = question.time();
        return time == null ? null : starts.at(time, practitioner);
    }

    /// What is free near a time that is not.
    private static List<Start> nearest(BookingQuestion question, @Nullable UUID practitioner, FreeStarts starts) {
        LocalTime time = question.time();
        return time == null || starts.at(time, practitioner) != null ? List.of() : starts.nearest(time, NEAREST);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static Explained explained(Refused refused, Map<UUID, String> names) {
        Stream<?> slots = refused.facts().get("alternatives") instanceof List<?> list ? list.stream() : Stream.empty();
        return new Explained(
                refused.reason().title(),
                refused.detail(),
                slots.filter(SlotBody.class::isInstance)
                        .map(SlotBody.class::cast)
                        .map(slot -> FreeStarts.start(
                                new FreeSlot(
                                        slot.start().toZonedDateTime(),
                                        slot.end().toZonedDateTime(),
                                        slot.practitionerId(),
                                        slot.roomId()),
                                names,
                                null))
                        .sorted(Comparator.comparing(Start::at))
                        .toList());
    }
}
