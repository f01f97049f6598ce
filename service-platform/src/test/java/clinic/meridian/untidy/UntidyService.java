package clinic.meridian.untidy;

/// Wires nothing, and yet others need it.
public final class UntidyService {

    public static final Object EVERYTHING = new Object();

    private UntidyService() {}
}
