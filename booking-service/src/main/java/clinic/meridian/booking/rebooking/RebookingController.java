package clinic.meridian.booking.rebooking;

import clinic.meridian.booking.appointment.VisitBody;
import clinic.meridian.booking.availability.SlotBody;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.booking.rebooking.Rebookings.ChosenSlot;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.security.MayBook;
import clinic.meridian.platform.web.input.InvalidInput;
import clinic.meridian.platform.web.input.StatedTime;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Rebooking over HTTP: what a closure or an absence calls `affected` goes in, what was chosen comes back.
@RestController
@RequestMapping("/api/v1/rebookings")
class RebookingController {

    private final Rebookings rebookings;

    RebookingController(Rebookings rebookings) {
        this.rebookings = rebookings;
    }

    record PlanRequest(
            @NotNull @Size(min = 1, max = Rebookings.MOST_VISITS)
            List<@NotNull UUID> appointmentIds) {}

    /// @param alternatives best first; the first ones of all visits can be had together
    record ProposalBody(VisitBody appointment, List<SlotBody> alternatives) {}

    record Plan(List<ProposalBody> proposals) {}

    /// Writes nothing.
    @MayBook
    @PostMapping("/plan")
    Plan plan(@Valid @RequestBody PlanRequest request) {
        return new Plan(rebookings.plan(request.appointmentIds()).stream()
                .map(proposal -> new ProposalBody(
                        VisitBody.of(proposal.visit()),
                        proposal.alternatives().stream().map(SlotBody::of).toList()))
                .toList());
    }

    record MoveRequest(
            @NotNull UUID appointmentId,
            @NotNull StatedTime start,
            @Nullable UUID practitionerId,
            @Nullable UUID roomId) {}

    record RebookRequest(
            @NotNull @Size(min = 1, max = Rebookings.MOST_VISITS)
            List<@NotNull @Valid MoveRequest> moves,

            @Nullable Reason reason) {}

    record Rebooked(List<VisitBody> appointments) {}

    @MayBook
    @PostMapping
    Rebooked rebook(@Valid @RequestBody RebookRequest request, Actor actor) {
        List<MoveRequest> moves = request.moves();
        if (moves.stream().map(MoveRequest::appointmentId).distinct().count() < moves.size()) {
            throw InvalidInput.field("moves", "must not name a visit twice");
        }
        Reason reason = request.reason();
        return new Rebooked(rebookings
                .move(
                        moves.stream()
                                .map(move -> new ChosenSlot(
                                        move.appointmentId(), move.start(), move.practitionerId(), move.roomId()))
                                .toList(),
                        reason == null ? Rebookings.BY_THE_CLINIC : reason,
                        actor)
                .stream()
                .map(VisitBody::of)
                .toList());
    }
}
