package clinic.meridian.booking.diary;

import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.diary.Diary.Entry;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.screening.ScreeningStanding;
import clinic.meridian.booking.screening.Screenings;
import clinic.meridian.booking.series.SeriesTargets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The days of locations, with everything in words that the desk needs to see of each visit.
@Component
class DiaryDays {

    /// Pages for people who work in the clinic speak English.
    private static final String LANGUAGE = "en";

    private final Diary diary;
    private final Screenings screenings;
    private final SeriesTargets targets;
    private final ServiceCatalogue catalogue;

    DiaryDays(Diary diary, Screenings screenings, SeriesTargets targets, ServiceCatalogue catalogue) {
        this.diary = diary;
        this.screenings = screenings;
        this.targets = targets;
        this.catalogue = catalogue;
    }

    /// @param date a day on the location's calendar
    DiaryDay day(LocationView location, LocalDate date, Instant now) {
        return new DiaryDay(date, lines(location, DiaryView.DAY.timeAround(date, location.zone()), now, null));
    }

    /// The visits that begin in this time, by start.
    ///
    /// @param now what is late or still open is judged at this moment
    /// @param asOf as known at that moment; null: as known now
    List<DiaryLine> lines(LocationView location, TimeRange starts, Instant now, @Nullable Instant asOf) {
        return lines(location, diary.board(location, starts, asOf), now);
    }

    DiaryLine line(LocationView location, VisitRow row, Instant now) {
        return lines(location, diary.named(location, List.of(row)), now).getFirst();
    }

    private List<DiaryLine> lines(LocationView location, List<Entry> entries, Instant now) {
        List<VisitRow> rows = entries.stream().map(Entry::visit).toList();
        Map<UUID, ScreeningStanding> screened =
                screenings.of(rows.stream().map(VisitRow::clientId).distinct().toList());
        Map<UUID, Integer> planned = targets.of(rows.stream()
                .map(row -> row.visit().seriesId())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return entries.stream()
                .map(entry -> line(entry, location, now, screened, planned))
                .toList();
    }

    private DiaryLine line(
            Entry entry,
            LocationView location,
            Instant now,
            Map<UUID, ScreeningStanding> screened,
            Map<UUID, Integer> planned) {
        VisitRow row = entry.visit();
        Visit visit = row.visit();
        return new DiaryLine(
                row,
                now,
                Objects.requireNonNullElse(entry.clientName(), "Unknown client"),
                catalogue
                        .inVersion(visit.service(), visit.catalogueVersion())
                        .map(service -> service.name(LANGUAGE))
                        .orElse(visit.service()),
                Objects.requireNonNullElse(entry.practitionerName(), "–"),
                Objects.requireNonNullElse(entry.roomName(), "–"),
                placeInSeries(visit, planned),
                screened.get(row.clientId()),
                location.policy(visit.policyVersion()).noShowFrom(visit.start()));
    }

    private static @Nullable SeriesPlace placeInSeries(Visit visit, Map<UUID, Integer> planned) {
        Integer place = visit.seriesIndex();
        Integer target = visit.seriesId() == null ? null : planned.get(visit.seriesId());
        return place == null || target == null ? null : new SeriesPlace(place, target);
    }
}
