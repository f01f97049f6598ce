package clinic.meridian.local.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A client comes, is treated and leaves. Times are those of real life: a little early, a little late.
final class TreatmentStory {
    private static final int REST_MINUTES = 25;
    private static final List<String> ADD_ONS =
            List.of("GUA_SHA", "FACIAL_CUPPING", "HYDRATING_MASK", "HERBAL_MEDICINE", "AROMATHERAPY");

    private final Plot plot;
    private final SideEffectStory sideEffects;

    /// What is out of the ordinary.
    enum Incident {
        NONE,
        /// A needle in the hair is overlooked at first, and the open ledger shows it.
        NEEDLE_OVERLOOKED,
        /// She feels faint soon after the needles are in; the session is broken off.
        FELT_FAINT,
        /// A press tack stays in behind the ear on purpose.
        PRESS_TACK
    }

    TreatmentStory(Plot plot) {
        this.plot = plot;
        this.sideEffects = new SideEffectStory(plot);
    }

    /// @param early minutes before the start at which she is there
    /// @return when she leaves
    Instant tell(Visit visit, int early, Incident incident, Random chance) {
        at(visit, -early, DeskCalls.checkIn(visit.number()));
        int begun = chance.nextInt(3);
        if (!visit.slot().kind().hasNeedles()) {
            return consultation(visit, begun, chance);
        }
        welcome(visit, begun, incident);
        at(visit, begun, TreatmentCalls.start(visit.user(), visit.number()));
        at(visit, begun, TreatmentCalls.assess(visit.user(), visit.number(), note(visit, chance), concern(visit)));
        return needles(visit, begun, incident, chance);
    }

    private Instant consultation(Visit visit, int begun, Random chance) {
        at(visit, begun, TreatmentCalls.start(visit.user(), visit.number()));
        at(visit, begun, TreatmentCalls.screen(visit.user(), visit.client()));
        at(visit, 20, TreatmentCalls.assess(visit.user(), visit.number(), note(visit, chance), concern(visit)));
        int end = 26 + chance.nextInt(4);
        at(visit, end, TreatmentCalls.complete(visit.user(), visit.number()));
        return visit.slot().after(end);
    }

    private void welcome(Visit visit, int begun, Incident incident) {
        var client = visit.client();
        if (!visit.firstTime()) {
            at(visit, begun, TreatmentCalls.nothingChanged(visit.user(), client));
        } else {
            at(visit, begun, TreatmentCalls.screen(visit.user(), client));
            if (client.health().needsClearance()) {
                var until = visit.slot().day().plusMonths(6);
                at(visit, begun, TreatmentCalls.clear(visit.user(), client, "Praxis Dr. Holm", until));
            }
            at(visit, begun, TreatmentCalls.consent(visit.user(), client, "FACIAL_ACUPUNCTURE"));
            if (client.number() % 3 == 0) {
                at(visit, begun, TreatmentCalls.consent(visit.user(), client, "PHOTOGRAPHS"));
            }
        }
        if (incident == Incident.PRESS_TACK) {
            at(visit, begun, TreatmentCalls.consent(visit.user(), client, "RETAINED_NEEDLE"));
        }
    }

    private Instant needles(Visit visit, int begun, Incident incident, Random chance) {
        var user = visit.user();
        int number = visit.number();
        var prescription = Prescription.of(concern(visit), visit.client().health() == Health.PREGNANT, chance);
        var lot = lot(visit);
        int first = visit.slot().kind().needledAfter() - 13 + chance.nextInt(3);
        at(visit, first, TreatmentCalls.prepare(user, number));
        at(visit, first, TreatmentCalls.insert(user, number, prescription.body(), lot));
        int rest = visit.slot().kind().needledAfter() + begun - 1;
        at(visit, rest, TreatmentCalls.insert(user, number, prescription.face(), lot));

        if (incident == Incident.FELT_FAINT) {
            return faint(visit, rest + 1, prescription, chance);
        }
        at(visit, rest, TreatmentCalls.rest(user, number, REST_MINUTES));
        boolean forgotten = chance.nextInt(100) < 4;
        int removal = rest + REST_MINUTES + (forgotten ? 7 + chance.nextInt(3) : chance.nextInt(4) - 1);
        remove(visit, removal, prescription, incident);
        if (chance.nextInt(100) < 60) {
            var addOn = ADD_ONS.get(chance.nextInt(ADD_ONS.size()));
            at(visit, removal + 2, TreatmentCalls.addOn(user, number, addOn, 8));
        }
        int end = removal + 10 + chance.nextInt(3);
        sideEffects.perhaps(visit, end, chance);
        at(visit, end, TreatmentCalls.complete(user, number));
        return visit.slot().after(end);
    }

    private void remove(Visit visit, int minute, Prescription prescription, Incident incident) {
        var user = visit.user();
        int number = visit.number();
        var all = new ArrayList<>(prescription.body());
        all.addAll(prescription.face());
        switch (incident) {
            case NONE, FELT_FAINT -> at(visit, minute, TreatmentCalls.remove(user, number, all));
            case NEEDLE_OVERLOOKED -> {
                var crown = all.stream()
                        .filter(needle -> needle.kind() == Needle.Kind.SCALP && needle.count() > 1)
                        .findFirst()
                        .orElseThrow();
                all.set(all.indexOf(crown), crown.fewer(1));
                at(visit, minute, TreatmentCalls.remove(user, number, all));
                at(visit, minute + 4, TreatmentCalls.complete(user, number).refusedWith("needle-ledger-open"));
                at(visit, minute + 5, TreatmentCalls.remove(user, number, List.of(crown.only(1))));
                sideEffects.overlookedNeedle(visit, minute + 5);
            }
            case PRESS_TACK -> {
                var tack = new Needle("EX-HN6", null, "LEFT", 1, Needle.Kind.EYE);
                at(visit, minute, TreatmentCalls.remove(user, number, all));
                at(visit, minute + 3, TreatmentCalls.insert(user, number, List.of(tack), lot(visit)));
                var followUp = visit.slot().day().plusDays(3);
                at(visit, minute + 4, TreatmentCalls.retain(user, number, tack, followUp));
            }
        }
    }

    private Instant faint(Visit visit, int minute, Prescription prescription, Random chance) {
        sideEffects.feltFaint(visit, minute, chance);
        remove(visit, minute, prescription, Incident.FELT_FAINT);
        at(visit, minute + 9, TreatmentCalls.abort(visit.user(), visit.number(), "CLIENT_UNWELL"));
        return visit.slot().after(minute + 15);
    }

    private static String note(Visit visit, Random chance) {
        var later = concern(visit).laterNotes();
        return visit.firstTime() ? concern(visit).firstNote() : later.get(chance.nextInt(later.size()));
    }

    private static Concern concern(Visit visit) {
        return visit.client().concern();
    }

    /// A new box is opened every other week.
    private static String lot(Visit visit) {
        var day = visit.slot().day();
        return "SE%02d%02d%s".formatted(day.getYear() % 100, day.getMonthValue(), day.getDayOfMonth() < 15 ? "A" : "B");
    }

    private void at(Visit visit, int minute, Call call) {
        plot.steps().add(visit.slot().after(minute), visit.lane(), call);
    }
}
