package clinic.meridian.booking.diary;

/// Which visit of a series one is, counted from 1. Where visits were cancelled and others added, places go past the
/// plan.
public record SeriesPlace(int place, int planned) {

    public String getWords() {
        return place <= planned ? place + " of " + planned : place + " (" + planned + " planned)";
    }
}
