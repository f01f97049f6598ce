package clinic.meridian.session.board;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.MayReadTreatments;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.web.input.Id;
import clinic.meridian.session.board.RoomBoard.Alert;
import clinic.meridian.session.board.RoomBoard.Card;
import clinic.meridian.session.treatment.Phase;
import clinic.meridian.session.treatment.SessionRow;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The room board over HTTP.
@RestController
@RequestMapping("/api/v1")
class RoomBoardController {

    private final RoomBoard board;

    RoomBoardController(RoomBoard board) {
        this.board = board;
    }

    /// Times are those of the location.
    ///
    /// @param client first name and initial
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CardAnswer(
            String sessionId,
            String appointmentId,
            String roomId,
            String clientId,
            String client,
            Phase phase,
            int needlesIn,
            int uncounted,
            OffsetDateTime startedAt,
            @Nullable OffsetDateTime restStartedAt,
            @Nullable OffsetDateTime plannedEnd,
            @Nullable Alert alert,
            String practitionerId,
            String practitioner) {

        static CardAnswer of(Card card) {
            SessionRow session = card.session();
            return new CardAnswer(
                    session.sessionId(),
                    session.appointmentId(),
                    session.roomId(),
                    session.clientId(),
                    card.client(),
                    session.phase(),
                    session.needlesIn(),
                    session.uncounted(),
                    at(session.startedAt(), session),
                    session.restStartedAt() == null ? null : at(session.restStartedAt(), session),
                    session.plannedEnd() == null ? null : at(session.plannedEnd(), session),
                    card.alert(),
                    session.practitionerId(),
                    card.practitioner());
        }

        private static OffsetDateTime at(Instant instant, SessionRow session) {
            return instant.atZone(session.zone()).toOffsetDateTime();
        }
    }

    /// @param items what needs attention first, then by start
    record BoardAnswer(List<CardAnswer> items) {}

    @MayReadTreatments
    @GetMapping("/room-board")
    BoardAnswer board(@RequestParam @Id String locationId, SignedIn person) {
        if (!person.worksAt(locationId)) {
            throw new Refused(BoardRefusal.NOT_YOUR_LOCATION, "You do not work at this location.");
        }
        return new BoardAnswer(
                board.cards(locationId).stream().map(CardAnswer::of).toList());
    }

    enum BoardRefusal implements RefusalReason {
        NOT_YOUR_LOCATION;

        @Override
        public RefusalKind kind() {
            return RefusalKind.FORBIDDEN;
        }

        @Override
        public String title() {
            return "Another location's";
        }
    }
}
