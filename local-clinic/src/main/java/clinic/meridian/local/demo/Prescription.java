package clinic.meridian.local.demo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// The needles of one session, 40 to 60 of them: body points first, then scalp, then the face from the brow down.
///
/// @param body  goes in first
/// @param face  goes in after it
record Prescription(List<Needle> body, List<Needle> face) {
    static final int FEWEST = 40;
    static final int MOST = 60;

    private static final List<String> BODY_ALWAYS = List.of("ST36");
    private static final List<String> BODY_OTHERWISE = List.of("LR3", "SP10", "KI3", "PC6", "LU7");
    /// To be avoided in pregnancy.
    private static final List<String> BODY_IF_NOT_PREGNANT = List.of("LI4", "SP6");

    private static final List<String> SCALP_MIDLINE = List.of("GV20", "GV24");
    private static final String AROUND_THE_CROWN = "EX-HN1";
    private static final List<String> FACE_ALWAYS = List.of("EX-HN5", "ST2", "LI20", "ST4", "ST6");
    private static final List<String> FACE_MIDLINE = List.of("EX-HN3", "CV24");
    private static final Set<String> AT_THE_EYE = Set.of("GB1", "ST1", "periorbital");

    Prescription {
        body = List.copyOf(body);
        face = List.copyOf(face);
    }

    static Prescription of(Concern concern, boolean pregnant, RandomGenerator random) {
        var body = new ArrayList<Needle>();
        BODY_ALWAYS.forEach(point -> body.addAll(pair(point, Needle.Kind.BODY)));
        if (!pregnant) {
            BODY_IF_NOT_PREGNANT.forEach(point -> body.addAll(pair(point, Needle.Kind.BODY)));
        }
        body.addAll(pair(BODY_OTHERWISE.get(random.nextInt(BODY_OTHERWISE.size())), Needle.Kind.BODY));
        SCALP_MIDLINE.forEach(point -> body.add(new Needle(point, null, null, 1, Needle.Kind.SCALP)));
        body.add(new Needle(AROUND_THE_CROWN, null, null, 4, Needle.Kind.SCALP));

        var face = new ArrayList<Needle>();
        var points = new LinkedHashSet<>(concern.points());
        points.addAll(FACE_ALWAYS);
        FACE_MIDLINE.forEach(point -> face.add(new Needle(point, null, null, 1, Needle.Kind.FACE)));
        points.forEach(point -> face.addAll(pair(point, kindOf(point))));
        for (var line : concern.lines()) {
            int needles = line.needles() + random.nextInt(2);
            face.add(new Needle(null, line.zone(), "LEFT", needles, kindOf(line.zone())));
            face.add(new Needle(null, line.zone(), "RIGHT", needles, kindOf(line.zone())));
        }
        return new Prescription(body, face).within(concern, random);
    }

    /// Thickens the main line until enough needles are in.
    private Prescription within(Concern concern, RandomGenerator random) {
        var thicker = new ArrayList<>(face);
        int wanted = FEWEST + 2 + random.nextInt(8);
        for (int i = 0; total(body) + total(thicker) < wanted; i = (i + 1) % thicker.size()) {
            var needle = thicker.get(i);
            if (concern.lines().getFirst().zone().equals(needle.zone())) {
                thicker.set(i, needle.fewer(-1));
            }
        }
        return new Prescription(body, thicker);
    }

    int needles() {
        return total(body) + total(face);
    }

    private static int total(List<Needle> needles) {
        return needles.stream().mapToInt(Needle::count).sum();
    }

    private static Needle.Kind kindOf(String place) {
        return AT_THE_EYE.contains(place) ? Needle.Kind.EYE : Needle.Kind.FACE;
    }

    private static List<Needle> pair(String point, Needle.Kind kind) {
        return List.of(new Needle(point, null, "LEFT", 1, kind), new Needle(point, null, "RIGHT", 1, kind));
    }
}
