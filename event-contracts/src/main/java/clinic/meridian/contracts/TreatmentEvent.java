package clinic.meridian.contracts;

/// What session-service publishes on [Topics#TREATMENT_EVENTS]. Its key is always the client's id.
public sealed interface TreatmentEvent extends ContractEvent
        permits ScreeningEvent, SessionEvent, NeedleEvent, SideEffectEvent, TreatmentErasureEvent {

    String clientId();

    @Override
    default String topicKey() {
        return clientId();
    }
}
