package clinic.meridian.local.importing;

/// A line that is not brought over.
///
/// @param line from 1, the header included
/// @param reason why, as a sentence
record BadLine(String file, int line, String reason) {

    @Override
    public String toString() {
        return file + " line " + line + ": " + reason;
    }
}
