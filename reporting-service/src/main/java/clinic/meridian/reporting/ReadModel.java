package clinic.meridian.reporting;

/// A projection of what the other services publish: one `on` method per contract event or state. It writes to the
/// schema
/// `read_model` only, decides nothing and sends nothing, so that it can be run again from the first record at any time.
///
/// Each method runs in the consumer's transaction. It must do the same when it meets a message again right after itself
/// or together with those that followed it, and must not rely on any order between topics.
public interface ReadModel {}
