package clinic.meridian.contracts;

/// The order to forget a client.
public sealed interface ClientErasureEvent extends BookingEvent {

    /// Every service destroys the client's keys, cleans, searches, and answers with its own `…client-data-erased`.
    @WireName(name = "booking.client-erased", version = 1)
    record ClientErasedV1(String clientId, String erasureId) implements ClientErasureEvent {
        public ClientErasedV1 {
            Require.id(clientId, "clientId");
            Require.id(erasureId, "erasureId");
        }

        @Override
        public String topicKey() {
            return clientId;
        }
    }
}
