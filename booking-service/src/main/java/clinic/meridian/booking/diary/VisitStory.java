package clinic.meridian.booking.diary;

import clinic.meridian.booking.appointment.Appointment;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.Channel;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What has happened to a visit, latest first, for people.
///
/// @param undoes what an undo would take back now, as in "Undo the move"; null where it would be refused
public record VisitStory(List<Chapter> chapters, @Nullable String undoes) {

    /// @param by who did it
    /// @param how where it was not done on a page: "by link"
    /// @param reason in words
    public record Chapter(
            Instant at,
            String by,
            @Nullable String how,
            String what,
            List<Change> changes,
            @Nullable String reason) {}

    /// One thing before and after.
    ///
    /// @param startBefore of a move, else null
    public record Change(
            String what,
            @Nullable Instant startBefore,
            @Nullable Instant startAfter,
            String before,
            String after) {}

    /// @param rows the states of the visit, first one first
    /// @param names of rooms and practitioners
    static VisitStory of(List<VisitRow> rows, Map<UUID, String> names, Instant now) {
        List<Chapter> chapters = new ArrayList<>();
        Deque<VisitRow> changes = new ArrayDeque<>();
        VisitRow before = null;
        for (VisitRow row : rows) {
            VisitRow undone = null;
            switch (row.event()) {
                case "ChangeUndone" -> undone = changes.poll();
                case "AppointmentStarted", "AppointmentFulfilled", "AppointmentAborted" -> {}
                default -> changes.push(row);
            }
            chapters.addFirst(new Chapter(
                    row.recordedFrom(),
                    row.by(),
                    how(Channel.valueOf(row.channel())),
                    undone == null ? what(row.event()) : "Took back the " + noun(undone.event()),
                    before == null ? List.of() : changes(before, row, names),
                    reason(row)));
            before = row;
        }
        return new VisitStory(chapters, undoes(changes.peek(), rows.getLast().status(), now));
    }

    private static @Nullable String undoes(@Nullable VisitRow last, AppointmentStatus status, Instant now) {
        boolean possible = switch (status) {
            case BOOKED, CONFIRMED, CHECKED_IN, CANCELLED, NO_SHOW -> true;
            case IN_TREATMENT, FULFILLED, ABORTED, WITHDRAWN -> false;
        };
        return last == null || !possible || now.isAfter(last.recordedFrom().plus(Appointment.UNDO_WITHIN))
                ? null
                : noun(last.event());
    }

    private static @Nullable String how(Channel channel) {
        return switch (channel) {
            case PAGE -> null;
            case API -> "through another program";
            case LINK -> "by the link in a mail";
            case IMPORT -> "by import";
            case SYSTEM -> "by itself";
        };
    }

    private static String what(String event) {
        return switch (event) {
            case "SessionBooked" -> "Booked";
            case "SessionRescheduled" -> "Moved";
            case "SessionCancelled" -> "Cancelled";
            case "AttendanceConfirmed" -> "Confirmed";
            case "ClientCheckedIn" -> "Checked in";
            case "NoShowRecorded" -> "Recorded as no-show";
            case "ChangeUndone" -> "Took a change back";
            case "AppointmentStarted" -> "Treatment began";
            case "AppointmentFulfilled" -> "Treatment ended";
            case "AppointmentAborted" -> "Treatment broken off";
            default -> event;
        };
    }

    private static String noun(String event) {
        return switch (event) {
            case "SessionBooked" -> "booking";
            case "SessionRescheduled" -> "move";
            case "SessionCancelled" -> "cancellation";
            case "AttendanceConfirmed" -> "confirmation";
            case "ClientCheckedIn" -> "check-in";
            case "NoShowRecorded" -> "no-show";
            default -> "last change";
        };
    }

    private static List<Change> changes(VisitRow before, VisitRow after, Map<UUID, String> names) {
        List<Change> changes = new ArrayList<>();
        Instant start = before.visit().start();
        if (!start.equals(after.visit().start())) {
            changes.add(new Change("Time", start, after.visit().start(), "", ""));
        }
        named(
                changes,
                "Practitioner",
                before.visit().practitionerId(),
                after.visit().practitionerId(),
                names);
        named(changes, "Room", before.visit().roomId(), after.visit().roomId(), names);
        if (before.status() != after.status()) {
            changes.add(
                    new Change("Status", null, null, DiaryWords.of(before.status()), DiaryWords.of(after.status())));
        }
        return changes;
    }

    private static void named(List<Change> changes, String what, UUID before, UUID after, Map<UUID, String> names) {
        if (!before.equals(after)) {
            changes.add(new Change(what, null, null, names.getOrDefault(before, "–"), names.getOrDefault(after, "–")));
        }
    }

    private static @Nullable String reason(VisitRow row) {
        if (row.reasonCode() == null) {
            return row.reasonNote();
        }
        String code = row.reasonCode().replace('_', ' ').toLowerCase(Locale.ROOT);
        String words = Character.toUpperCase(code.charAt(0)) + code.substring(1);
        return row.reasonNote() == null ? words : words + ": " + row.reasonNote();
    }
}
