package clinic.meridian.platform.web;

/// The words for those who are not let in.
public final class SecurityProblems {

    private SecurityProblems() {}

    public static Problem signInFirst() {
        return Problem.of(HttpReason.UNAUTHENTICATED, "Sign in first, or send an access token.");
    }

    public static Problem tokenExpired() {
        return Problem.of(HttpReason.UNAUTHENTICATED, "The access token has expired. Get a new one and try again.");
    }

    public static Problem tokenInvalid() {
        return Problem.of(HttpReason.UNAUTHENTICATED, "The access token is not valid here.");
    }

    public static Problem signInFailed() {
        return Problem.of(HttpReason.UNAUTHENTICATED, "Signing in did not work. Please try once more.");
    }

    public static Problem forbidden() {
        return Problem.of(
                HttpReason.FORBIDDEN,
                "Your role does not allow this. A manager can tell you who may, or change your role.");
    }

    public static Problem pageTooOld() {
        return Problem.of(
                HttpReason.PAGE_TOO_OLD, "Nothing was changed. Reload the page, sign in if asked, and try again.");
    }
}
