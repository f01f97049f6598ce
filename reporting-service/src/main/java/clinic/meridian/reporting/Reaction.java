package clinic.meridian.reporting;

/// Something that this service begins to do because of what another service published. Unlike a [ReadModel] it is never
/// run again for records of the past: a rebuild sends no mail.
public interface Reaction {}
