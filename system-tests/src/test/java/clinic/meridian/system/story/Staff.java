package clinic.meridian.system.story;

import clinic.meridian.system.harness.Api;
import clinic.meridian.system.harness.Service;
import clinic.meridian.system.harness.Setbacks;
import clinic.meridian.system.harness.TestClinic;
import org.jspecify.annotations.Nullable;

/// The people who work in a clinic, each at the service of her work.
public final class Staff {
    private final TestClinic clinic;
    private final @Nullable Setbacks setbacks;

    private Staff(TestClinic clinic, @Nullable Setbacks setbacks) {
        this.clinic = clinic;
        this.setbacks = setbacks;
    }

    /// People who take the first answer.
    public static Staff of(TestClinic clinic) {
        return new Staff(clinic, null);
    }

    /// People who try again while something is away.
    public static Staff outlasting(TestClinic clinic, Setbacks setbacks) {
        return new Staff(clinic, setbacks);
    }

    public Api desk() {
        return api(Service.BOOKING, "desk");
    }

    public Api practitioner() {
        return api(Service.SESSION, "mei");
    }

    /// The manager looking at the reports.
    public Api manager() {
        return api(Service.REPORTING, "manager");
    }

    /// The one who may set the clinic up.
    public Api admin() {
        return api(Service.BOOKING, "admin");
    }

    private Api api(Service service, String user) {
        var api = clinic.api(service, user);
        return setbacks == null ? api : api.outlasting(setbacks);
    }
}
