/// Who asks, and what they may do: bearer tokens for programs, sign-in through the issuer for people, deny by default.
///
/// Every handler says who may call it, by one of the `May…` annotations. They are the table "Who may":
///
/// | | FRONT_DESK | PRACTITIONER | MANAGER | ADMIN | annotations |
/// |---|---|---|---|---|---|
/// | clients, appointments, series, waitlist, diary | write | read own location | write | write | [MayBook],
/// [MayReadBookings] |
/// | overrides, waivers, policies, rosters, closures, import | – | – | write | write | [MayManage] |
/// | screening outcome | read | write | read | read | [MayReadScreeningOutcome], [MayScreen] |
/// | answers, charts | – | write | – | – | [MayReadCharts], [MayScreen] |
/// | sessions, side effects | – | write | read, regrade, resolve | read | [MayTreat], [MayReadTreatments],
/// [MayReviewSideEffects] |
/// | dashboards, exports | – | own figures | all | all | [MayReadFigures], [MayExport] |
/// | reminder log | read | – | read | read | [MayReadReminders] |
/// | users, set-up of locations and rooms | – | – | – | write | [MaySetUp] |
/// | rebuilds, erasure | – | – | write | write | [MayRebuild], [MayErase] |
@NullMarked
package clinic.meridian.platform.security;

import org.jspecify.annotations.NullMarked;
