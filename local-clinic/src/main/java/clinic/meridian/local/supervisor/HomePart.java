package clinic.meridian.local.supervisor;

import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The clinic's front door: entry page, sign-in and the inbox for the mails that would leave the house.
final class HomePart implements PartProcess {
    private final LocalClinic clinic;
    private final HttpProbe probe = new HttpProbe();

    HomePart(LocalClinic clinic) {
        this.clinic = clinic;
    }

    @Override
    public Part part() {
        return Part.HOME;
    }

    @Override
    public Set<Part> needs() {
        return Set.of(Part.POSTGRES);
    }

    @Override
    public List<Integer> ports() {
        return List.of(clinic.port(Part.HOME), clinic.smtpPort());
    }

    @Override
    public void prepare() {
        // everything that it needs it makes itself
    }

    @Override
    public Launch launch() {
        // Few requests, so that the slower compiler would cost more than it gains.
        var options = List.of("-Xmx192m", "-XX:TieredStopAtLevel=1");
        var command = JavaCommand.ofMain("clinic.meridian.local.home.HomeApplication", options, List.of());
        return new Launch(command, environment(), clinic.log(Part.HOME));
    }

    @Override
    public boolean ready() {
        return probe.saysYes(clinic.url(Part.HOME).resolve("/actuator/health/readiness"));
    }

    private Map<String, String> environment() {
        var environment = new HashMap<>(Leftovers.marks(clinic, Part.HOME));
        environment.putAll(ServicePart.common(clinic, Part.HOME));
        environment.put(
                "MERIDIAN_HOME_SIGNING_KEY",
                clinic.secrets().file("signing-key").toString());
        environment.put("MERIDIAN_HOME_DEMO_PASSWORD", clinic.secrets().readablePassword("demo-password"));
        environment.put("MERIDIAN_HOME_INBOX", clinic.inbox().toString());
        environment.put("MERIDIAN_HOME_SMTP_PORT", Integer.toString(clinic.smtpPort()));
        environment.put("MERIDIAN_HOME_KAFKA_PORT", Integer.toString(clinic.port(Part.KAFKA)));
        for (var service : List.of(Part.BOOKING, Part.SESSION, Part.REPORTING)) {
            environment.put(
                    "MERIDIAN_HOME_CLIENT_SECRETS_" + service.name(), ServicePart.clientSecret(clinic, service));
        }
        return environment;
    }
}
