package clinic.meridian.contracts;

/// A fact that one service publishes for the others. It is kept for ever and carries ids and codes only.
public sealed interface ContractEvent extends ContractMessage permits BookingEvent, TreatmentEvent, ReportingEvent {}
