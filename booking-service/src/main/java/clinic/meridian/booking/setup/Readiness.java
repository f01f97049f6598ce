package clinic.meridian.booking.setup;

import clinic.meridian.booking.availability.FreeSlot;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.practitioner.PractitionerView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a location is from its first visit.
///
/// @param practitioners who work there, those who have left not counted
/// @param firstFree the first hour that can be booked there
public record Readiness(
        LocationView location,
        List<PractitionerView> practitioners,
        @Nullable FreeSlot firstFree) {

    /// The way from nothing to the first bookable hour.
    public enum Step {
        LOCATION("Open a location", "Its name, address and opening hours."),
        ROOM("Add a room", "Visits take a room until it is ready for the next client."),
        PRACTITIONER("Add a practitioner", "With the services offered and the hours worked each week."),
        FIRST_HOUR("First hour to book", "Opening hours and working hours must meet.");

        private final String title;
        private final String help;

        Step(String title, String help) {
            this.title = title;
            this.help = help;
        }

        public String title() {
            return title;
        }

        public String help() {
            return help;
        }
    }

    /// A step as a page shows it.
    ///
    /// @param state `done`, `current` or `later`
    public record Shown(int number, Step step, String state) {}

    public boolean ready() {
        return firstFree != null;
    }

    /// What has to be done next; null where a visit can be booked.
    public @Nullable Step next() {
        if (ready()) {
            return null;
        }
        if (location.openRooms().isEmpty()) {
            return Step.ROOM;
        }
        return practitioners.isEmpty() ? Step.PRACTITIONER : Step.FIRST_HOUR;
    }

    public List<Shown> steps() {
        return steps(next());
    }

    /// All steps of a clinic that has nothing yet.
    static List<Shown> ofNothing() {
        return steps(Step.LOCATION);
    }

    private static List<Shown> steps(@Nullable Step next) {
        List<Shown> shown = new ArrayList<>();
        boolean reached = false;
        for (Step step : Step.values()) {
            String state = step == next ? "current" : reached ? "later" : "done";
            reached = reached || step == next;
            shown.add(new Shown(shown.size() + 1, step, state));
        }
        return List.copyOf(shown);
    }

    /// Why there is no hour although all is there, and what would help.
    public String whyNoHour() {
        if (location.openingHours().hours().isEmpty()) {
            return location.name() + " has no opening hours yet.";
        }
        if (practitioners.stream()
                .allMatch(practitioner -> practitioner.workingHours().hours().isEmpty())) {
            return "Nobody has working hours at " + location.name() + " yet.";
        }
        return "In the next four weeks no hour is free in which " + location.name()
                + " is open, somebody works, and a room can be had.";
    }
}
