package clinic.meridian.reporting.waitlist;

/// How an offer ended: the client took it, or it is there no more, for whatever reason.
public enum OfferEnd {
    ACCEPTED,
    GONE
}
