package clinic.meridian.booking.diary;

import static clinic.meridian.contracts.AppointmentStatus.BOOKED;
import static clinic.meridian.contracts.AppointmentStatus.CANCELLED;
import static clinic.meridian.contracts.AppointmentStatus.CHECKED_IN;
import static clinic.meridian.contracts.AppointmentStatus.IN_TREATMENT;
import static clinic.meridian.contracts.AppointmentStatus.NO_SHOW;

import clinic.meridian.contracts.AppointmentStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A location's day as the desk's page shows it.
///
/// @param lines by start
public record DiaryDay(LocalDate date, List<DiaryLine> lines) {

    public DiaryDay {
        lines = List.copyOf(lines);
    }

    /// How the day stands. Who has come is counted as waiting, in treatment, or no more.
    ///
    /// @param visits all but the cancelled ones
    /// @param unconfirmed those to come that nobody has confirmed
    /// @param toCome expected, and their time is not over
    /// @param stillOpen expected, and their time is over: nobody has said what became of them
    /// @param notCleared those to come or waiting that may not be needled as things are
    public record Sums(
            int visits,
            int unconfirmed,
            int toCome,
            int waiting,
            int inTreatment,
            int stillOpen,
            int noShows,
            int cancelled,
            int notCleared) {

        /// One line for the page: what there is none of is not said, but for the visits.
        public List<String> words() {
            List<String> words = new ArrayList<>();
            words.add(visits == 1 ? "1 visit" : visits + " visits");
            say(words, unconfirmed, "unconfirmed");
            say(words, toCome, "to come");
            say(words, waiting, "waiting");
            say(words, inTreatment, "in treatment");
            say(words, stillOpen, "still open");
            say(words, noShows, noShows == 1 ? "no-show" : "no-shows");
            say(words, cancelled, "cancelled");
            say(words, notCleared, "not cleared for needles");
            return words;
        }

        private static void say(List<String> words, int count, String what) {
            if (count > 0) {
                words.add(count + " " + what);
            }
        }
    }

    public Sums sums() {
        int cancelled = count(CANCELLED);
        return new Sums(
                lines.size() - cancelled,
                (int) lines.stream()
                        .filter(line -> line.toCome() && line.status() == BOOKED)
                        .count(),
                (int) lines.stream().filter(DiaryLine::toCome).count(),
                count(CHECKED_IN),
                count(IN_TREATMENT),
                (int) lines.stream().filter(DiaryLine::stillOpen).count(),
                count(NO_SHOW),
                cancelled,
                (int) lines.stream().filter(DiaryLine::notCleared).count());
    }

    private int count(AppointmentStatus status) {
        return (int) lines.stream().filter(line -> line.status() == status).count();
    }
}
