package clinic.meridian.system.badinput;

import static clinic.meridian.system.badinput.Endpoint.form;
import static clinic.meridian.system.badinput.Endpoint.page;
import static clinic.meridian.system.badinput.Endpoint.required;
import static clinic.meridian.system.harness.Service.SESSION;

import java.util.List;

/// What the tablet in a treatment room asks for: the board, one session's page, and the forms that stand on it.
final class Room {
    private static final String DESK = "desk";
    private static final String MEI = "mei";

    private Room() {}

    static List<Endpoint> pages(Things a) {
        var here = "?locationId=" + a.locationId();
        return List.of(
                page(SESSION, "/" + here, MEI, DESK),
                page(SESSION, "/board" + here, MEI, DESK),
                page(SESSION, "/sessions/" + a.sessionId(), MEI, DESK));
    }

    static List<Endpoint> forms(Things a) {
        var session = "/sessions/" + a.sessionId();
        var place = required("place", Kind.ENTRY, "ST4");
        var side = required("side", Kind.CODE, "LEFT");
        var count = required("count", Kind.WHOLE, 1);
        return List.of(
                form(SESSION, "/visits/" + a.appointmentId() + "/start", MEI, DESK),
                form(SESSION, session + "/needle-insertions", MEI, DESK, place, side, count),
                form(SESSION, session + "/needle-removals", MEI, DESK, place, side, count),
                form(SESSION, session + "/emergency-removal", MEI, DESK),
                form(
                        SESSION,
                        session + "/reconciliations",
                        MEI,
                        DESK,
                        required("zone", Kind.ENTRY, "mouth"),
                        side,
                        required("counted", Kind.WHOLE, 1)),
                form(SESSION, session + "/rest", MEI, DESK, required("minutes", Kind.WHOLE, 25)),
                form(SESSION, session + "/complete", MEI, DESK),
                form(SESSION, session + "/abort", MEI, DESK, required("reason", Kind.REASON, "CLIENT_UNWELL")));
    }
}
