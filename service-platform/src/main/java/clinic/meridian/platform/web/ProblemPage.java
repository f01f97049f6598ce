package clinic.meridian.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// How a problem looks to people. Status and headers are set already.
public interface ProblemPage {

    /// Must not need the database or a session: they may be what is missing.
    void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException;
}
