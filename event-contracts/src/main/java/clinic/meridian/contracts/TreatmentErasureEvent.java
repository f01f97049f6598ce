package clinic.meridian.contracts;

/// session-service's answer to `booking.client-erased`.
public sealed interface TreatmentErasureEvent extends TreatmentEvent {

    /// session-service's part of the erasure certificate.
    @WireName(name = "treatment.client-data-erased", version = 1)
    record ClientDataErasedV1(String clientId, ErasureAnswer answer) implements TreatmentErasureEvent {
        public ClientDataErasedV1 {
            Require.id(clientId, "clientId");
            Require.present(answer, "answer");
        }
    }
}
