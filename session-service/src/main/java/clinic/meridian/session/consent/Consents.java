package clinic.meridian.session.consent;

/// What others in this service may know of a client's consents.
public interface Consents {

    boolean inForce(String clientId, Procedure procedure);
}
