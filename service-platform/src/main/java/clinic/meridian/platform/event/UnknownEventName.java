package clinic.meridian.platform.event;

/// The event store holds an event that this version of the service does not know. Nothing may pass it by: the
/// processor stops and the aggregate does not load until a version that knows it is running.
public final class UnknownEventName extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownEventName(String name) {
        super("The event store holds an event named '" + name + "', which this version does not know");
    }
}
