package clinic.meridian.benchmarks;

/// A figure could not be measured; the message is for the person at the shell.
final class BenchTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BenchTrouble(String message) {
        super(message);
    }

    BenchTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}
