package clinic.meridian.session.screening;

/// A question that every screening asks.
///
/// @param text as it is asked
public record Question(String code, Type type, String text) {

    /// What an answer looks like.
    public enum Type {
        /// true or false
        BOOLEAN,
        /// whole days since it last happened; null for never
        DAYS_SINCE
    }
}
