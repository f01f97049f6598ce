package clinic.meridian.contracts;

/// How the command came in. `PAGE`: a signed-in person at a page; `API`: a bearer token; `LINK`: a link in a mail;
/// `IMPORT`: brought over from another system; `SYSTEM`: a timer or a fact from another service.
public enum Channel {
    PAGE,
    API,
    LINK,
    IMPORT,
    SYSTEM
}
