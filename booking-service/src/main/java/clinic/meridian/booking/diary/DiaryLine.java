package clinic.meridian.booking.diary;

import static clinic.meridian.contracts.AppointmentStatus.BOOKED;
import static clinic.meridian.contracts.AppointmentStatus.CANCELLED;
import static clinic.meridian.contracts.AppointmentStatus.CHECKED_IN;
import static clinic.meridian.contracts.AppointmentStatus.CONFIRMED;
import static clinic.meridian.contracts.AppointmentStatus.NO_SHOW;

import clinic.meridian.booking.appointment.Appointment;
import clinic.meridian.booking.appointment.AppointmentEvent.TreatmentConflict;
import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.catalogue.Phase;
import clinic.meridian.booking.screening.ScreeningStanding;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.PhaseKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One visit of the desk's day: what it says, and what can be done about it at this moment.
///
/// @param now in clinic time
/// @param series place in it
/// @param screening null where none is known
/// @param noShowFrom when the terms of the visit let it be recorded as missed
public record DiaryLine(
        VisitRow row,
        Instant now,
        String client,
        String service,
        String practitioner,
        String room,
        @Nullable SeriesPlace series,
        @Nullable ScreeningStanding screening,
        Instant noShowFrom) {

    /// A word that wants to be seen; its colour says nothing that the word does not.
    ///
    /// @param style the style sheet's class
    /// @param icon name of the shell's icon
    public record Badge(String style, @Nullable String icon, String words) {

        private static Badge attention(String words) {
            return new Badge("attention", "attention", words);
        }
    }

    /// What the desk can do about a visit with one press of a button.
    public enum Action {
        CHECK_IN("check-in", "Check in"),
        NO_SHOW("no-show", "No-show"),
        UNDO("undo", "Undo");

        private final String path;
        private final String words;

        Action(String path, String words) {
            this.path = path;
            this.words = words;
        }

        /// Last part of the address that it posts to.
        public String getPath() {
            return path;
        }

        public String getWords() {
            return words;
        }
    }

    AppointmentStatus status() {
        return row.status();
    }

    /// Nobody has come yet, and nobody has said that nobody will.
    private boolean expected() {
        return status() == BOOKED || status() == CONFIRMED;
    }

    boolean toCome() {
        return expected() && now.isBefore(row.visit().end());
    }

    /// Its time is over and nobody has said what became of it.
    boolean stillOpen() {
        return expected() && !toCome();
    }

    public boolean cancelled() {
        return status() == CANCELLED;
    }

    /// Nothing more will come of it.
    public boolean over() {
        return switch (status()) {
            case FULFILLED, ABORTED, CANCELLED, NO_SHOW, WITHDRAWN -> true;
            case BOOKED, CONFIRMED, CHECKED_IN, IN_TREATMENT -> false;
        };
    }

    /// It can be moved to another time, practitioner or room, or cancelled.
    public boolean movable() {
        return expected();
    }

    /// What the desk can do now, each a button. Undo is there for what was pressed by mistake on this page.
    public List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        if (expected() && day().equals(LocalDate.ofInstant(now, row.visit().zone()))) {
            actions.add(Action.CHECK_IN);
        }
        if (expected() && !now.isBefore(noShowFrom)) {
            actions.add(Action.NO_SHOW);
        }
        if ((status() == CHECKED_IN || status() == NO_SHOW)
                && now.isBefore(row.recordedFrom().plus(Appointment.UNDO_WITHIN))) {
            actions.add(Action.UNDO);
        }
        return actions;
    }

    boolean notCleared() {
        return needlesBarred().isPresent();
    }

    /// When the needles rest: nobody's hands are needed then; null where they do not.
    public @Nullable TimeRange rest() {
        Instant from = row.visit().start();
        for (Phase phase : row.visit().phases()) {
            Instant to = from.plus(Duration.ofMinutes(phase.minutes()));
            if (phase.kind() == PhaseKind.REST) {
                return new TimeRange(from, to);
            }
            from = to;
        }
        return null;
    }

    /// Where the visit stands, and then what wants attention.
    public List<Badge> badges() {
        List<Badge> badges = new ArrayList<>();
        badges.add(standing());
        if (stillOpen()) {
            badges.add(Badge.attention("Still open"));
        } else if (expected() && minutesLate() > 0) {
            badges.add(Badge.attention(minutesLate() + " min late"));
        }
        needlesBarred().map(Badge::attention).ifPresent(badges::add);
        if (row.conflict() != null) {
            badges.add(Badge.attention(words(TreatmentConflict.valueOf(row.conflict()))));
        }
        if (row.visit().overrideCode() != null && !over()) {
            badges.add(new Badge("information", "information", "By override"));
        }
        return badges;
    }

    private Badge standing() {
        String words = DiaryWords.of(status());
        return switch (status()) {
            case BOOKED -> new Badge("", null, words);
            case CONFIRMED -> new Badge("blue", null, words);
            case CHECKED_IN -> new Badge("done", "check", words);
            case IN_TREATMENT -> new Badge("jade", "clock", words);
            case FULFILLED -> new Badge("", "check", words);
            case ABORTED, CANCELLED, WITHDRAWN -> new Badge("", "close", words);
            case NO_SHOW -> new Badge("red", "danger", words);
        };
    }

    private long minutesLate() {
        return Duration.between(row.visit().start(), now).toMinutes();
    }

    private LocalDate day() {
        return row.visit().localStart().toLocalDate();
    }

    /// Why the client may not be needled as things are, while something can be done about it.
    private Optional<String> needlesBarred() {
        Visit visit = row.visit();
        boolean needles = visit.phases().stream().anyMatch(phase -> phase.kind() == PhaseKind.NEEDLE);
        if (!needles || !(toCome() || status() == CHECKED_IN)) {
            return Optional.empty();
        }
        if (screening == null) {
            return Optional.of("Not screened");
        }
        return switch (screening.on(day())) {
            case MAY -> Optional.empty();
            case EXPIRED -> Optional.of("Screening expired");
            case CLEARANCE_MISSING -> Optional.of("Needs clearance");
            case NOT_TODAY -> Optional.of("No needles that day");
            case NOT_SUITABLE -> Optional.of("Not suitable");
        };
    }

    /// What the treatment room did that the desk had not foreseen.
    private static String words(TreatmentConflict conflict) {
        return switch (conflict) {
            case NOT_CHECKED_IN -> "Not checked in";
            case HAD_BEEN_GIVEN_UP -> "Came all the same";
            case SLOT_GIVEN_TO_OTHERS -> "Slot given away";
            case NOT_STARTED -> "No start recorded";
            case SECOND_SESSION -> "Treated twice";
        };
    }
}
