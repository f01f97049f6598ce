package clinic.meridian.local.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What clients tell of side effects, about as often as published surveys with a checklist found them: in 7 to 8 of 100
/// sessions at least one, almost all mild, most of them bruises, bleeding and redness. See Baumler 2021 and Won 2022.
final class SideEffectStory {
    private static final int SESSIONS_OF_100 = 7;
    private static final int SESSIONS_OF_100_ON_BLOOD_THINNERS = 30;

    /// @param of1000  how many of a thousand side effects are of this kind
    /// @param atHome  how many of a hundred show at home only
    private record Kind(String code, int of1000, int atHome, boolean expected, boolean hasSite) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("BRUISE", 540, 60, true, true),
            new Kind("ERYTHEMA", 160, 10, true, true),
            new Kind("BLEED", 140, 0, true, true),
            new Kind("SITE_PAIN", 50, 40, true, true),
            new Kind("SWELLING", 30, 60, true, true),
            new Kind("DROWSY", 40, 50, true, false),
            new Kind("HEADACHE_MIGRAINE", 40, 80, false, false));

    private final Plot plot;

    SideEffectStory(Plot plot) {
        this.plot = plot;
    }

    /// @param end the minute at which the session ends; before it the checklist is gone through
    void perhaps(Visit visit, int end, Random chance) {
        boolean bleedsEasily = visit.client().health() == Health.BLOOD_THINNER;
        if (chance.nextInt(100) >= (bleedsEasily ? SESSIONS_OF_100_ON_BLOOD_THINNERS : SESSIONS_OF_100)) {
            return;
        }
        report(visit, end, bleedsEasily ? KINDS.getFirst() : anyKind(chance), chance);
        if (chance.nextInt(100) < 12) {
            report(visit, end, KINDS.get(1), chance);
        }
    }

    private static Kind anyKind(Random chance) {
        int drawn = chance.nextInt(1000);
        for (var kind : KINDS) {
            drawn -= kind.of1000();
            if (drawn < 0) {
                return kind;
            }
        }
        return KINDS.getFirst();
    }

    private void report(Visit visit, int end, Kind kind, Random chance) {
        int severity = chance.nextInt(100) < 10 ? 2 : 1;
        boolean atHome = chance.nextInt(100) < kind.atHome();
        var report = new LinkedHashMap<String, Object>();
        report.put("code", kind.code());
        report.put("onset", atHome ? "AT_HOME" : chance.nextBoolean() ? "DURING" : "AFTER");
        report.put("severity", severity);
        report.put("expected", kind.expected());
        report.put("avoidable", false);
        report.put("nearMiss", false);
        report.put("causality", kind.expected() ? "CERTAIN" : "POSSIBLE");
        report.put("askedBy", chance.nextInt(100) < 85 ? "CHECKLIST" : "OPEN");
        if (kind.hasSite()) {
            var points = visit.client().concern().points();
            report.put("site", points.get(chance.nextInt(points.size())));
        }
        int sideEffect = plot.nextSideEffect();
        Instant told;
        if (atHome) {
            told = Plot.deskTimeAfter(visit.slot().day(), chance);
            add(
                    told,
                    visit,
                    TreatmentCalls.reportFromHome(visit.user(), visit.client(), visit.number(), sideEffect, report));
        } else {
            told = visit.slot().after(end - 1);
            add(told, visit, TreatmentCalls.reportInRoom(visit.user(), visit.number(), sideEffect, report));
        }
        resolve(visit, sideEffect, told, 3 + chance.nextInt(6), chance);
    }

    /// A near miss: found by the open ledger before the client left.
    void overlookedNeedle(Visit visit, int minute) {
        int sideEffect = plot.nextSideEffect();
        var told = visit.slot().after(minute);
        add(
                told,
                visit,
                TreatmentCalls.reportInRoom(
                        visit.user(),
                        visit.number(),
                        sideEffect,
                        Map.of(
                                "code", "RETAINED_NEEDLE",
                                "onset", "DURING",
                                "site", "EX-HN1",
                                "severity", 1,
                                "expected", false,
                                "avoidable", true,
                                "nearMiss", true,
                                "causality", "CERTAIN",
                                "askedBy", "OPEN")));
        resolve(visit, sideEffect, told, 1, new Random(visit.number()));
    }

    void feltFaint(Visit visit, int minute, Random chance) {
        int sideEffect = plot.nextSideEffect();
        var told = visit.slot().after(minute);
        add(
                told,
                visit,
                TreatmentCalls.reportInRoom(
                        visit.user(),
                        visit.number(),
                        sideEffect,
                        Map.of(
                                "code",
                                "DIZZY",
                                "onset",
                                "DURING",
                                "severity",
                                2,
                                "expected",
                                false,
                                "avoidable",
                                false,
                                "nearMiss",
                                false,
                                "causality",
                                "PROBABLE",
                                "askedBy",
                                "OPEN")));
        resolve(visit, sideEffect, told, 1, chance);
    }

    private void resolve(Visit visit, int sideEffect, Instant told, int days, Random chance) {
        var day = LocalDate.ofInstant(told, ClinicLayout.ZONE).plusDays(days);
        var asked = Plot.deskTimeAfter(day.minusDays(1), chance);
        add(asked, visit, TreatmentCalls.resolve(visit.user(), sideEffect));
    }

    private void add(Instant at, Visit visit, Call call) {
        plot.steps().add(at, visit.lane(), call);
    }
}
