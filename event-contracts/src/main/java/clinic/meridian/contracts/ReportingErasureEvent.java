package clinic.meridian.contracts;

/// reporting-service's answer to `booking.client-erased`.
public sealed interface ReportingErasureEvent extends ReportingEvent {

    /// reporting-service's part of the erasure certificate.
    @WireName(name = "reporting.client-data-erased", version = 1)
    record ClientDataErasedV1(String clientId, ErasureAnswer answer) implements ReportingErasureEvent {
        public ClientDataErasedV1 {
            Require.id(clientId, "clientId");
            Require.present(answer, "answer");
        }
    }
}
