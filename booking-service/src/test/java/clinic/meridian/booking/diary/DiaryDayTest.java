package clinic.meridian.booking.diary;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.appointment.AppointmentEvent.TreatmentConflict;
import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.catalogue.Phase;
import clinic.meridian.booking.diary.DiaryLine.Action;
import clinic.meridian.booking.diary.DiaryLine.Badge;
import clinic.meridian.booking.screening.ScreeningStanding;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.PhaseKind;
import clinic.meridian.contracts.ScreeningOutcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DiaryDayTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDateTime TEN = LocalDateTime.parse("2026-03-02T10:00");
    private static final List<Phase> NEEDLES = List.of(
            new Phase(PhaseKind.PREPARE, 5, true, true),
            new Phase(PhaseKind.NEEDLE, 15, true, true),
            new Phase(PhaseKind.REST, 25, false, true),
            new Phase(PhaseKind.REMOVE, 15, true, true));
    private static final List<Phase> TALK = List.of(new Phase(PhaseKind.TALK, 30, true, true));
    private static final ScreeningStanding CLEAR = screened(ScreeningOutcome.CLEAR, "2027-03-02");

    private static ScreeningStanding screened(ScreeningOutcome outcome, String until) {
        return new ScreeningStanding(outcome, TEN.toLocalDate(), LocalDate.parse(until), null);
    }

    private static DiaryLine line(AppointmentStatus status, String now) {
        return line(status, now, NEEDLES, CLEAR, null);
    }

    /// A visit from 10 to 11 in Berlin; `now` on the clock there.
    private static DiaryLine line(
            AppointmentStatus status,
            String now,
            List<Phase> phases,
            @Nullable ScreeningStanding screening,
            @Nullable TreatmentConflict conflict) {
        Instant start = TEN.atZone(BERLIN).toInstant();
        Visit visit = new Visit(
                "FACIAL",
                1,
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                TEN,
                BERLIN,
                start,
                start.plusSeconds(3600),
                phases,
                null,
                null,
                1,
                null,
                false);
        VisitRow row = new VisitRow(
                UUID.randomUUID(),
                0,
                start,
                "SessionBooked",
                "anna",
                "PAGE",
                null,
                null,
                conflict == null ? null : conflict.name(),
                UUID.randomUUID(),
                status,
                visit);
        return new DiaryLine(
                row,
                LocalDateTime.parse(now).atZone(BERLIN).toInstant(),
                "Lena Okafor",
                "Facial acupuncture",
                "Mei",
                "Room 1",
                null,
                screening,
                start.plusSeconds(900));
    }

    private static List<String> words(DiaryLine line) {
        return line.badges().stream().map(Badge::words).toList();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "BOOKED, 2026-03-01T23:59, -",
                "BOOKED, 2026-03-02T00:00, CHECK_IN",
                "CONFIRMED, 2026-03-02T10:14, CHECK_IN",
                "CONFIRMED, 2026-03-02T10:15, CHECK_IN NO_SHOW",
                "BOOKED, 2026-03-03T09:00, NO_SHOW",
                "CHECKED_IN, 2026-03-02T10:00, UNDO",
                "NO_SHOW, 2026-03-03T09:59, UNDO",
                "NO_SHOW, 2026-03-03T10:00, -",
                "IN_TREATMENT, 2026-03-02T10:30, -",
                "CANCELLED, 2026-03-02T10:30, -",
            })
    void offersWhatTheVisitWouldNotRefuse(AppointmentStatus status, String now, @Nullable String actions) {
        assertThat(line(status, now).actions().stream().map(Action::name))
                .containsExactly(actions == null ? new String[0] : actions.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:00, Booked",
        "2026-03-02T10:12, Booked 12 min late",
        "2026-03-02T11:00, Booked Still open",
        "2026-03-05T09:00, Booked Still open",
    })
    void saysThatSomebodyIsLateUntilTheTimeIsOver(String now, String badges) {
        assertThat(String.join(" ", words(line(AppointmentStatus.BOOKED, now)))).isEqualTo(badges);
    }

    @Test
    void countsNobodyTwice() {
        DiaryDay day = new DiaryDay(
                TEN.toLocalDate(),
                List.of(
                        line(AppointmentStatus.BOOKED, "2026-03-02T10:30"),
                        line(AppointmentStatus.CONFIRMED, "2026-03-02T10:30"),
                        line(AppointmentStatus.BOOKED, "2026-03-02T11:30"),
                        line(AppointmentStatus.CHECKED_IN, "2026-03-02T10:30"),
                        line(AppointmentStatus.IN_TREATMENT, "2026-03-02T10:30"),
                        line(AppointmentStatus.FULFILLED, "2026-03-02T10:30"),
                        line(AppointmentStatus.NO_SHOW, "2026-03-02T10:30"),
                        line(AppointmentStatus.CANCELLED, "2026-03-02T10:30")));

        assertThat(day.sums()).isEqualTo(new DiaryDay.Sums(7, 1, 2, 1, 1, 1, 1, 1, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "CLEAR, 2027-03-02, ''",
        "CAUTION, 2027-03-02, ''",
        "CLEAR, 2026-03-01, Screening expired",
        "CLEARANCE_NEEDED, 2027-03-02, Needs clearance",
        "NOT_TODAY, 2027-03-02, No needles that day",
        "NOT_SUITABLE, 2027-03-02, Not suitable",
    })
    void namesWhatKeepsNeedlesAway(ScreeningOutcome outcome, String until, String badge) {
        DiaryLine line = line(AppointmentStatus.BOOKED, "2026-03-02T09:00", NEEDLES, screened(outcome, until), null);

        assertThat(words(line).stream().skip(1)).isEqualTo(badge.isEmpty() ? List.of() : List.of(badge));
        assertThat(line.notCleared()).isEqualTo(!badge.isEmpty());
    }

    @Test
    void asksForAScreeningOnlyWhereNeedlesAreStillToCome() {
        String nine = "2026-03-02T09:00";

        assertThat(words(line(AppointmentStatus.BOOKED, nine, NEEDLES, null, null)))
                .containsExactly("Booked", "Not screened");
        assertThat(words(line(AppointmentStatus.BOOKED, nine, TALK, null, null)))
                .containsExactly("Booked");
        assertThat(words(line(AppointmentStatus.FULFILLED, nine, NEEDLES, null, null)))
                .containsExactly("Done");
    }

    @ParameterizedTest
    @EnumSource
    void showsWhatTheTreatmentRoomDidUnforeseen(TreatmentConflict conflict) {
        assertThat(line(AppointmentStatus.FULFILLED, "2026-03-02T12:00", NEEDLES, CLEAR, conflict)
                        .badges())
                .hasSize(2)
                .last()
                .extracting(Badge::icon)
                .isEqualTo("attention");
    }

    @Test
    void knowsWhenTheNeedlesRest() {
        assertThat(String.valueOf(
                        line(AppointmentStatus.BOOKED, "2026-03-02T09:00").rest()))
                .isEqualTo("TimeRange[start=2026-03-02T09:20:00Z, end=2026-03-02T09:45:00Z]");
        assertThat(line(AppointmentStatus.BOOKED, "2026-03-02T09:00", TALK, null, null)
                        .rest())
                .isNull();
    }
}
