package clinic.meridian.benchmarks;

import java.util.List;

/// One thing that can be measured.
interface Figure {
    /// As asked for at the shell.
    String name();

    /// In one line.
    String description();

    /// Measures on a clinic of its own, and tells its progress to standard error.
    ///
    /// @throws BenchTrouble when that is not possible
    List<Result> measure() throws Exception;
}
