package clinic.meridian.session.screening;

import clinic.meridian.platform.event.DataSubject;
import clinic.meridian.platform.event.DomainEvent;
import clinic.meridian.platform.event.PersonalData;
import clinic.meridian.platform.event.PersonalData.RetentionClass;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was recorded about whether a client may be treated.
public sealed interface ScreeningEvent {

    String clientId();

    /// @param ruleVersion version of the rules that decided
    /// @param screenedOn the clinic's local day
    /// @param validUntil last day of a visit that it covers
    /// @param answers `CODE=value` for every question, days counted up to `screenedOn`
    /// @param reasons codes of the questions whose answers led to the outcome
    /// @param avoid names of [PointsToAvoid]
    /// @param confirmsScreeningId the full screening since which nothing changed; null for a full one
    @DomainEvent(name = "treatment.client-screened")
    record ClientScreened(
            String screeningId,
            @DataSubject String clientId,
            Outcome outcome,
            int ruleVersion,
            LocalDate screenedOn,
            LocalDate validUntil,
            Instant screenedAt,
            @PersonalData(RetentionClass.CLINICAL) List<String> answers,
            @PersonalData(RetentionClass.CLINICAL) List<String> reasons,
            @PersonalData(RetentionClass.CLINICAL) List<String> avoid,
            @Nullable String confirmsScreeningId)
            implements ScreeningEvent {

        /// What was erased is read as nothing.
        public ClientScreened {
            answers = orNothing(answers);
            reasons = orNothing(reasons);
            avoid = orNothing(avoid);
        }

        private static List<String> orNothing(@Nullable List<String> texts) {
            return texts == null ? List.of() : List.copyOf(texts);
        }
    }

    /// @param screeningId the latest screening, if there was one
    /// @param provider who agreed
    /// @param validUntil last day of a visit that it covers
    @DomainEvent(name = "treatment.clearance-recorded")
    record ClearanceRecorded(
            String clearanceId,
            @DataSubject String clientId,
            @Nullable String screeningId,
            @PersonalData(RetentionClass.CLINICAL) String provider,
            @PersonalData(RetentionClass.CLINICAL) @Nullable String note,
            LocalDate validUntil,
            Instant recordedAt)
            implements ScreeningEvent {}
}
