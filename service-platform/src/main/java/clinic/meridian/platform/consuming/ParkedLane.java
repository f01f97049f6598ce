package clinic.meridian.platform.consuming;

import java.time.OffsetDateTime;

/// Records of one key that wait for an operator.
///
/// @param key the record key, or `partition:N` where the records have none
/// @param since system time at which the first was parked
/// @param reason why the first could not be handled
public record ParkedLane(String topic, String key, long count, OffsetDateTime since, String reason) {}
