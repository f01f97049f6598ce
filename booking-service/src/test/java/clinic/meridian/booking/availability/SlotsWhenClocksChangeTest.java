package clinic.meridian.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.availability.Availability.Wish;
import clinic.meridian.booking.calendar.DayHours;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.calendar.WeeklyHours;
import clinic.meridian.booking.catalogue.Phase;
import clinic.meridian.booking.catalogue.Timeline;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.reservation.ReservationsOnPaper;
import clinic.meridian.contracts.PhaseKind;
import clinic.meridian.platform.testing.SettableClinicClock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A clinic that is open from one to four at night, on the Sundays when its clocks change: half an hour's visit, every
/// half hour.
class SlotsWhenClocksChangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Europe/Berlin | 2026-03-29 | 01:00+01:00 01:30+01:00 03:00+02:00 03:30+02:00",
                "Europe/Berlin | 2026-10-25 | 01:00+02:00 01:30+02:00 02:00+02:00 02:30+02:00 02:00+01:00 02:30+01:00"
                        + " 03:00+01:00 03:30+01:00",
                "America/New_York | 2026-03-08 | 01:00-05:00 01:30-05:00 03:00-04:00 03:30-04:00",
                "America/New_York | 2026-11-01 | 01:00-04:00 01:30-04:00 01:00-05:00 01:30-05:00 02:00-05:00"
                        + " 02:30-05:00 03:00-05:00 03:30-05:00",
                "Australia/Lord_Howe | 2026-10-04 | 01:00+10:30 01:30+10:30 02:30+11:00 03:00+11:00 03:30+11:00",
                "Australia/Lord_Howe | 2026-04-05 | 01:00+11:00 01:30+11:00 01:30+10:30 02:00+10:30 02:30+10:30"
                        + " 03:00+10:30 03:30+10:30",
            })
    void followTheWallClock(ZoneId zone, LocalDate sunday, String starts) {
        assertThat(slots(zone, sunday).stream()
                        .filter(slot -> slot.start().getMinute() % 30 == 0)
                        .map(slot ->
                                slot.start().toLocalTime() + "" + slot.start().getOffset())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(starts);
        assertThat(slots(zone, sunday))
                .allSatisfy(slot -> assertThat(
                                slot.end().toEpochSecond() - slot.start().toEpochSecond())
                        .isEqualTo(1_800));
    }

    private static List<FreeSlot> slots(ZoneId zone, LocalDate sunday) {
        UUID location = new UUID(1, 1);
        WeeklyHours nights =
                new WeeklyHours(List.of(new DayHours(DayOfWeek.SUNDAY, LocalTime.of(1, 0), LocalTime.of(4, 0))));
        LocationView place = new LocationView(
                location,
                0,
                "Somewhere",
                zone,
                "",
                "",
                "",
                "en",
                nights,
                List.of(new LocationView.Room(new UUID(1, 2), "Room 1", true)),
                List.of(),
                List.of());
        PractitionerView mei = new PractitionerView(
                new UUID(1, 3), 0, location, "Mei", null, List.of("CONSULTATION"), nights, List.of(), null);
        Instant start = sunday.atStartOfDay(zone).toInstant();
        SettableClinicClock clock = new SettableClinicClock();
        clock.set(start);
        return new Availability(new ReservationsOnPaper(), clock)
                .find(
                        new Wish(
                                place,
                                "CONSULTATION",
                                new Timeline(List.of(new Phase(PhaseKind.TALK, 30, true, true))),
                                List.of(mei),
                                new TimeRange(
                                        start,
                                        sunday.plusDays(1).atStartOfDay(zone).toInstant()),
                                null,
                                null),
                        null,
                        Integer.MAX_VALUE);
    }
}
