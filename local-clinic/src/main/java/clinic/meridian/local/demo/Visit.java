package clinic.meridian.local.demo;

/// A visit of the plan.
///
/// @param slot      the one that it ends up in
/// @param firstTime she is asked everything and signs, as nobody here has needled her before
record Visit(int number, Client client, Slot slot, boolean firstTime) {
    Id lane() {
        return Id.client(client.number());
    }

    /// Who treats her signs in so.
    String user() {
        return slot.practitioner().username();
    }
}
