package clinic.meridian.platform.write;

/// The key of a request has an answer, so its transaction must not become true.
final class AlreadyAnswered extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
