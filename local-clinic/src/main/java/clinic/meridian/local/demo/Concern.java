package clinic.meridian.local.demo;

import java.util.List;

/// Why a client comes, with the points (WHO codes) and lines that are needled for it beside those that everybody gets.
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
enum Concern {
    FINE_LINES(
            List.of("GB14", "EX-HN4", "GB1", "BL2"),
            List.of(new Line("forehead", 3), new Line("periorbital", 3)),
            List.of(
                    "Fine lines on forehead and around the eyes; wants to look less tired.",
                    "Crow's feet have softened since the last visits, forehead much as before.",
                    "Says colleagues have asked whether she was on holiday.")),
    SMILE_LINES(
            List.of("ST3", "ST4", "LI19", "SI18"),
            List.of(new Line("nasolabial", 4), new Line("marionette", 2)),
            List.of(
                    "Deep smile lines, left more than right.",
                    "Smile lines look shallower at rest, especially on the right.",
                    "Lines unchanged this week; slept badly.")),
    DROOPY_EYELIDS(
            List.of("BL2", "EX-HN4", "TE23", "GB14", "GB1"),
            List.of(new Line("brow", 3), new Line("temple", 2)),
            List.of(
                    "Heavy upper lids in the evening, left brow lower than the right.",
                    "Opens the left eye more easily; brow a little higher.",
                    "Lids heavy again after a week of late nights.")),
    ACNE_SCARS(
            List.of("ST2", "ST3", "SI18", "ST6"),
            List.of(new Line("cheek", 6), new Line("jaw", 2)),
            List.of(
                    "Old acne scars on both cheeks, no active spots.",
                    "Edges of the scars feel softer; skin calm.",
                    "Two small spots near the chin were left out today.")),
    UNEVEN_TONE(
            List.of("ST2", "SI18", "LI20", "GB14"),
            List.of(new Line("cheek", 4), new Line("forehead", 2)),
            List.of(
                    "Dull, uneven tone on the cheeks.",
                    "Tone more even; glow lasted for three days.",
                    "Tone good, a little dry after the heating season began.")),
    PUFFINESS(
            List.of("ST2", "BL2", "GB1", "ST5"),
            List.of(new Line("periorbital", 3), new Line("jowl", 2)),
            List.of(
                    "Puffy under the eyes in the morning; drinks little water.",
                    "Less puffy, rings sit loosely again.",
                    "Puffy today after a salty dinner.")),
    JAW_TENSION(
            List.of("ST6", "ST7", "SI19", "GB2", "TE21"),
            List.of(new Line("jaw", 4), new Line("temple", 2)),
            List.of(
                    "Grinds her teeth at night; masseter hard on both sides.",
                    "Jaw opens wider, no click today; masseter softer on the left.",
                    "Tense again before a deadline, headache on two days."));

    private final List<String> points;
    private final List<Line> lines;
    private final List<String> notes;

    /// A line or muscle without a point's name.
    ///
    /// @param needles on either side
    record Line(String zone, int needles) {}

    Concern(List<String> points, List<Line> lines, List<String> notes) {
        this.points = points;
        this.lines = lines;
        this.notes = notes;
    }

    List<String> points() {
        return points;
    }

    List<Line> lines() {
        return lines;
    }

    /// What is written at the first visit; later ones choose among the others.
    String firstNote() {
        return notes.getFirst();
    }

    List<String> laterNotes() {
        return notes.subList(1, notes.size());
    }
}
