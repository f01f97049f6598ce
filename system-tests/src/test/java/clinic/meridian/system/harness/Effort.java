package clinic.meridian.system.harness;

/// How much a run may cost: quick as part of every build, or everything (`-Dmeridian.tests=all`).
public final class Effort {
    private static final boolean ALL = "all".equals(System.getProperty("meridian.tests"));

    private Effort() {}

    /// Whether this run does everything at full size.
    public static boolean isFull() {
        return ALL;
    }

    /// One of the two, as this run asks.
    public static int of(int quick, int full) {
        return ALL ? full : quick;
    }
}
