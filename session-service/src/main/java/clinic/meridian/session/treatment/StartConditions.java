package clinic.meridian.session.treatment;

import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.session.consent.Consents;
import clinic.meridian.session.consent.Procedure;
import clinic.meridian.session.screening.Screenings;
import clinic.meridian.session.screening.Screenings.Standing;
import clinic.meridian.session.visit.Visit;
import clinic.meridian.session.visit.Visits;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What must hold before a session starts: the visit is known and checked in, and unless it is a consultation
/// the client was screened today with an outcome that allows it, and has consented.
@Component
public class StartConditions {

    private final Visits visits;
    private final Screenings screenings;
    private final Consents consents;
    private final ClinicClock clock;

    StartConditions(Visits visits, Screenings screenings, Consents consents, ClinicClock clock) {
        this.visits = visits;
        this.screenings = screenings;
        this.consents = consents;
        this.clock = clock;
    }

    /// The visit, when its session may start now.
    ///
    /// @throws Refused with the first thing that stands against it
    Visit mayStart(String appointmentId) {
        Visit visit = visits.visit(appointmentId)
                .orElseThrow(() -> new Refused(
                        TreatmentRefusal.NOT_KNOWN_YET,
                        "The treatment room has not heard of this appointment yet. Try again in a moment.",
                        Map.of("appointmentId", appointmentId)));
        whatIsMissing(visit).ifPresent(missing -> {
            throw missing;
        });
        return visit;
    }

    /// The first thing that keeps a visit from starting now, if there is one.
    public Optional<Refused> whatIsMissing(Visit visit) {
        if (!visit.isCheckedIn()) {
            return Optional.of(new Refused(
                    TreatmentRefusal.NOT_CHECKED_IN,
                    "This visit is %s. The front desk checks the client in first.".formatted(visit.status()),
                    Map.of("status", visit.status())));
        }
        if (visit.isConsultation()) {
            return Optional.empty();
        }
        return screeningMissing(visit)
                .or(() -> consents.inForce(visit.clientId(), Procedure.FACIAL_ACUPUNCTURE)
                        ? Optional.empty()
                        : Optional.of(new Refused(
                                TreatmentRefusal.CONSENT_MISSING,
                                "There is no consent to facial acupuncture in force. The client signs it first.",
                                Map.of("procedure", Procedure.FACIAL_ACUPUNCTURE))));
    }

    private Optional<Refused> screeningMissing(Visit visit) {
        LocalDate today = clock.today(visit.zone());
        Optional<Standing> latest = screenings.standingOf(visit.clientId());
        if (latest.isEmpty()
                || !LocalDate.ofInstant(latest.get().screenedAt(), visit.zone()).equals(today)) {
            return Optional.of(new Refused(
                    TreatmentRefusal.SCREENING_MISSING,
                    "The client was not screened today. Ask what has changed since the last time, or ask everything."));
        }
        Standing standing = latest.get();
        return switch (standing.outcome()) {
            case CLEAR, CAUTION -> Optional.empty();
            case CLEARANCE_NEEDED ->
                standing.isClearedOn(today)
                        ? Optional.empty()
                        : Optional.of(new Refused(
                                TreatmentRefusal.CLEARANCE_NEEDED,
                                "Today's screening asks for a health-care provider's clearance, and none is valid."));
            case NOT_TODAY ->
                Optional.of(new Refused(
                        TreatmentRefusal.NOT_TODAY, "Today's screening speaks against a treatment on this day."));
            case NOT_SUITABLE ->
                Optional.of(
                        new Refused(TreatmentRefusal.NOT_SUITABLE, "Today's screening speaks against this treatment."));
        };
    }
}
