package clinic.meridian.booking.diary;

import clinic.meridian.contracts.AppointmentStatus;

/// What the desk calls things.
final class DiaryWords {

    private DiaryWords() {}

    static String of(AppointmentStatus status) {
        return switch (status) {
            case BOOKED -> "Booked";
            case CONFIRMED -> "Confirmed";
            case CHECKED_IN -> "Checked in";
            case IN_TREATMENT -> "In treatment";
            case FULFILLED -> "Done";
            case ABORTED -> "Broken off";
            case CANCELLED -> "Cancelled";
            case NO_SHOW -> "No-show";
            case WITHDRAWN -> "Withdrawn";
        };
    }
}
