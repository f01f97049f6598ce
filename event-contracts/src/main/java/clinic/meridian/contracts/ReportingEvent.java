package clinic.meridian.contracts;

/// What reporting-service publishes on [Topics#REPORTING_EVENTS]. Its key is always the client's id.
public sealed interface ReportingEvent extends ContractEvent permits ReminderEvent, ReportingErasureEvent {

    String clientId();

    @Override
    default String topicKey() {
        return clientId();
    }
}
