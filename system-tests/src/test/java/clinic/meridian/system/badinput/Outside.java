package clinic.meridian.system.badinput;

import static clinic.meridian.system.badinput.Endpoint.form;
import static clinic.meridian.system.badinput.Endpoint.optional;
import static clinic.meridian.system.badinput.Endpoint.page;
import static clinic.meridian.system.badinput.Endpoint.required;
import static clinic.meridian.system.harness.Service.BOOKING;
import static clinic.meridian.system.harness.Service.REPORTING;

import java.util.List;

/// What is asked from outside, by whoever holds a link of a mail or the address of a calendar. Nobody signs in for it.
final class Outside {
    private Outside() {}

    static List<Endpoint> pages(Things a) {
        return List.of(
                page(BOOKING, "/c/" + a.confirmLink() + "/confirm", null, null),
                page(BOOKING, "/c/" + a.cancelLink() + "/cancel", null, null),
                page(BOOKING, "/c/" + a.waitlistLink() + "/waitlist", null, null),
                page(BOOKING, "/c/" + a.preferencesLink() + "/preferences", null, null),
                page(REPORTING, "/c/" + a.unsubscribeLink() + "/unsubscribe", null, null),
                page(BOOKING, a.feed(), null, null));
    }

    static List<Endpoint> forms(Things a) {
        var version = required("version", Kind.WHOLE, a.plannedVersion());
        return List.of(
                form(BOOKING, "/c/" + a.confirmLink() + "/confirm", null, null, version),
                form(BOOKING, "/c/" + a.cancelLink() + "/cancel", null, null, version),
                form(BOOKING, "/c/" + a.waitlistLink() + "/waitlist", null, null, optional("leave", Kind.TRUTH, false)),
                form(
                        BOOKING,
                        "/c/" + a.preferencesLink() + "/preferences",
                        null,
                        null,
                        required("version", Kind.WHOLE, 1),
                        optional("reminders", Kind.TRUTH, false),
                        optional("recall", Kind.TRUTH, false)),
                form(REPORTING, "/c/" + a.unsubscribeLink() + "/unsubscribe", null, null));
    }
}
