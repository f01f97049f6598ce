package clinic.meridian.platform.shell;

import java.time.ZoneId;

/// A location as the top bar offers it. A handler's parameter of this type is the one that was chosen: by `locationId`
/// in
/// the query, else where the person was last, else the first; null when there is none to choose.
public record LocationChoice(String id, String name, ZoneId zone) {}
