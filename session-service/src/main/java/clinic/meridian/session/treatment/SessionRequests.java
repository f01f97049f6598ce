package clinic.meridian.session.treatment;

import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.session.treatment.SessionHistory.Recorded;
import clinic.meridian.session.visit.Directory;
import clinic.meridian.session.visit.Visit;
import clinic.meridian.session.visit.Visits;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// What every request about a session does around its command: wait for rivals, look whether the session exists
/// at this person's location and has the version that the request is based on, and answer with the chart
/// afterwards.
@Component
class SessionRequests {

    private final Commands commands;
    private final SessionTable sessions;
    private final SessionHistory history;
    private final SessionLocks locks;
    private final Directory directory;
    private final Visits visits;

    SessionRequests(
            Commands commands,
            SessionTable sessions,
            SessionHistory history,
            SessionLocks locks,
            Directory directory,
            Visits visits) {
        this.commands = commands;
        this.sessions = sessions;
        this.history = history;
        this.locks = locks;
        this.directory = directory;
        this.visits = visits;
    }

    /// Who asks for a change of a session, and on which version of it.
    record Caller(Actor actor, SignedIn person, ExpectedVersion expected) {}

    /// Opens the session of an appointment.
    ResponseEntity<ChartAnswer> start(String appointmentId, Caller caller) {
        String sessionId = TreatmentSession.idFor(appointmentId);
        Optional<Visit> visit = visits.visit(appointmentId);
        if (visit.isPresent()) {
            requireLocation(visit.get().locationId(), caller.person());
            locks.changing(sessionId, visit.get().clientId());
        }
        commands.send(
                new TreatmentCommand.StartSession(sessionId, appointmentId, hands(caller.person())), caller.actor());
        ChartAnswer chart = chart(sessionId, caller.person());
        return ResponseEntity.created(URI.create("/api/v1/sessions/" + sessionId))
                .eTag(ExpectedVersion.etag(chart.version()))
                .body(chart);
    }

    /// Asks something of a session.
    ///
    /// @param command is given the practitioner whom the signed-in user is, if she is one
    ResponseEntity<ChartAnswer> send(
            String sessionId, Caller caller, Function<@Nullable String, TreatmentCommand> command) {
        SessionRow known = find(sessionId, caller.person());
        locks.changing(sessionId, known.clientId());
        SessionRow row = find(sessionId, caller.person());
        caller.expected().check(row.version(), row.changedBy(), row.changedAt());
        commands.send(command.apply(hands(caller.person())), caller.actor());
        ChartAnswer chart = chart(sessionId, caller.person());
        return ResponseEntity.ok().eTag(ExpectedVersion.etag(chart.version())).body(chart);
    }

    /// The session, where this person may see it.
    SessionRow find(String sessionId, SignedIn person) {
        SessionRow row = sessions.find(sessionId)
                .orElseThrow(() -> new Refused(
                        TreatmentRefusal.UNKNOWN_SESSION, "There is no session with the id " + sessionId + "."));
        requireLocation(row.locationId(), person);
        return row;
    }

    ChartAnswer chart(String sessionId, SignedIn person) {
        List<Recorded> recorded = history.of(sessionId);
        return ChartAnswer.of(
                Chart.of(recorded.stream().map(Recorded::event).toList()),
                recorded.getLast().change().version(),
                person.is(Role.PRACTITIONER));
    }

    private @Nullable String hands(SignedIn person) {
        return directory.signedInAs(person.userName()).orElse(null);
    }

    private static void requireLocation(String locationId, SignedIn person) {
        if (!person.worksAt(locationId)) {
            throw new Refused(
                    TreatmentRefusal.NOT_YOUR_LOCATION, "This visit belongs to a location where you do not work.");
        }
    }
}
