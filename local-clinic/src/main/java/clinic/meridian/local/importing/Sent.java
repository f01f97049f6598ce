package clinic.meridian.local.importing;

/// What a line of a file becomes for the service.
///
/// @param number of the line in its file
record Sent<T>(int number, T body) {}
