package clinic.meridian.reporting.directory;

import java.time.ZoneId;
import java.util.List;

/// A place of the clinic, as clients know it.
///
/// @param address the lines of its postal address
public record Location(String locationId, String name, ZoneId zone, List<String> address, String phone, String email) {

    public Location {
        address = List.copyOf(address);
    }
}
