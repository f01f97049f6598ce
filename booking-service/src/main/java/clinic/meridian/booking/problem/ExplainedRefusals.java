package clinic.meridian.booking.problem;

import clinic.meridian.booking.availability.WhenSlotTakenThenOfferOthers;
import clinic.meridian.booking.availability.WhenVisitsCannotMoveThenNameEachConflict;
import clinic.meridian.booking.series.WhenSeriesCannotBeHadThenNameEachConflict;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.web.Problem;
import clinic.meridian.platform.web.ProblemAnswers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/// Adds to a refusal what can only be read once its transaction is over.
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ExplainedRefusals {

    private final ProblemAnswers answers;
    private final WhenSlotTakenThenOfferOthers slots;
    private final WhenSeriesCannotBeHadThenNameEachConflict series;
    private final WhenVisitsCannotMoveThenNameEachConflict moves;

    ExplainedRefusals(
            ProblemAnswers answers,
            WhenSlotTakenThenOfferOthers slots,
            WhenSeriesCannotBeHadThenNameEachConflict series,
            WhenVisitsCannotMoveThenNameEachConflict moves) {
        this.answers = answers;
        this.slots = slots;
        this.series = series;
        this.moves = moves;
    }

    @ExceptionHandler
    void explain(Refused refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answers.send(Problem.of(moves.explain(series.explain(slots.explain(refused)))), request, response);
    }
}
