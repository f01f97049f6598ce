package clinic.meridian.booking.publishing;

import clinic.meridian.booking.appointment.AppointmentEvent;
import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.calendar.DayHours;
import clinic.meridian.booking.catalogue.Phase;
import clinic.meridian.contracts.VisitState;
import clinic.meridian.contracts.WeeklyHours;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Our values in the contracts' words.
final class ContractVisits {

    private ContractVisits() {}

    /// The visit as it is after the event.
    static VisitState after(AppointmentEvent event) {
        Visit visit = event.visit();
        return new VisitState(
                event.appointmentId().toString(),
                event.clientId().toString(),
                visit.service(),
                visit.catalogueVersion(),
                visit.locationId().toString(),
                visit.roomId().toString(),
                visit.practitionerId().toString(),
                event.status(),
                visit.localStart(),
                visit.zone().getId(),
                at(visit.start(), visit.zone()),
                at(visit.end(), visit.zone()),
                phases(visit),
                text(visit.seriesId()),
                visit.seriesIndex(),
                visit.policyVersion(),
                visit.imported(),
                visit.overrideCode());
    }

    private static List<VisitState.Phase> phases(Visit visit) {
        List<VisitState.Phase> phases = new ArrayList<>();
        Instant start = visit.start();
        for (Phase phase : visit.phases()) {
            Instant end = start.plusSeconds(60L * phase.minutes());
            phases.add(new VisitState.Phase(
                    phase.kind(), at(start, visit.zone()), at(end, visit.zone()), phase.hands(), phase.room()));
            start = end;
        }
        return phases;
    }

    static OffsetDateTime at(Instant moment, ZoneId zone) {
        return moment.atZone(zone).toOffsetDateTime();
    }

    static List<WeeklyHours> hours(List<DayHours> hours) {
        return hours.stream()
                .map(day -> new WeeklyHours(day.day(), day.from(), day.to()))
                .toList();
    }

    static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }
}
